"""What followers in Python do to show lines: read the answers, leave out what came before, merge the streams, print."""

import heapq
import json
import resource
import sys

seen = set()
streams = {}
out = open("/dev/null", "w", encoding="utf-8")
lines = 0


def show():
    global lines
    for _, name, message in heapq.merge(*streams.values()):
        out.write(f"{name} {message}\n")
        lines += 1
    streams.clear()


with open(sys.argv[1], encoding="utf-8") as bodies:
    for body in bodies:
        for event in json.loads(body)["events"]:
            if event["eventId"] in seen:
                continue
            seen.add(event["eventId"])
            name = event["logStreamName"]
            streams.setdefault(name, []).append((event["timestamp"], name, event["message"]))
        show()

used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"lines": lines, "total": 1000 * (used.ru_utime + used.ru_stime)}))
