import { bookmarkNumber, comparePositions, type Position } from './position.ts';
import { noSuchGroup, noSuchStream } from './refusal.ts';

/** An event as a host sends it. Times are milliseconds since 1970. */
export interface WrittenEvent {
  /** By the host's clock. */
  timestamp: number;
  /** When the service took it in. */
  ingestion: number;
  /** When readers first see it, some time later. */
  readable: number;
  message: string;
}

export interface StoredEvent extends WrittenEvent, Position {
  id: string;
  /** What it counts on a page. */
  bytes: number;
  stream: StoredStream;
}

export interface StoredStream {
  name: string;
  /** When it was made and, maybe, removed; milliseconds since 1970. */
  created: number;
  deleted: number;
  /** In the order of their positions. */
  events: StoredEvent[];
}

export interface StoredGroup {
  name: string;
  created: number;
  streams: Map<string, StoredStream>;
  /** Of all streams, in the order of their positions. */
  events: StoredEvent[];
}

/** All that the service will ever hold: what lies in the future is there already, and is not shown before its time. */
export interface LogGroups {
  createGroup(name: string, at: number): void;
  /** Makes the group and the stream where they aren't there yet, as of the first event. */
  write(group: string, stream: string, events: readonly WrittenEvent[]): void;
  deleteStream(group: string, stream: string, at: number): void;
  /** Those that exist, in the order of their names. */
  groups(now: number): StoredGroup[];
  /** Throw `ResourceNotFoundException`. */
  group(name: string, now: number): StoredGroup;
  stream(group: StoredGroup, name: string, now: number): StoredStream;
  /** Those that exist, in the order of their names. */
  streams(group: StoredGroup, now: number): StoredStream[];
}

/** What an event counts on a page beside the bytes of its message. */
const eventBytes = 26;

export function logGroups(): LogGroups {
  const all = new Map<string, StoredGroup>();
  const unsorted = new Set<StoredGroup>();
  let serial = 0;

  const sorted = (group: StoredGroup): StoredGroup => {
    if (unsorted.delete(group)) {
      group.events.sort(comparePositions);
      for (const { events } of group.streams.values()) events.sort(comparePositions);
    }
    return group;
  };
  const made = (name: string, created: number): StoredGroup => {
    const group = all.get(name) ?? { name, created, streams: new Map(), events: [] };
    group.created = Math.min(group.created, created);
    all.set(name, group);
    return group;
  };

  return {
    createGroup: (name, at) => void made(name, at),
    write(groupName, streamName, events) {
      const created = events.reduce((first, { ingestion }) => Math.min(first, ingestion), Infinity);
      const group = made(groupName, created);
      const stream = group.streams.get(streamName) ?? { name: streamName, created, deleted: Infinity, events: [] };
      stream.created = Math.min(stream.created, created);
      group.streams.set(streamName, stream);
      for (const event of events) {
        serial += 1;
        const id = bookmarkNumber({ ...event, serial, emptyPages: 0 });
        const stored = { ...event, serial, stream, id, bytes: eventBytes + Buffer.byteLength(event.message) };
        stream.events.push(stored);
        group.events.push(stored);
      }
      unsorted.add(group);
    },
    deleteStream(group, stream, at) {
      const found = all.get(group)?.streams.get(stream);
      if (found) found.deleted = at;
    },
    groups: (now) => [...all.values()].filter(({ created }) => created <= now).sort(byName),
    group(name, now) {
      const found = all.get(name);
      if (!found || found.created > now) throw noSuchGroup();
      return sorted(found);
    },
    stream(group, name, now) {
      const found = group.streams.get(name);
      if (!found || !exists(found, now)) throw noSuchStream();
      return found;
    },
    streams: (group, now) => [...group.streams.values()].filter((stream) => exists(stream, now)).sort(byName),
  };
}

export function exists({ created, deleted }: StoredStream, now: number): boolean {
  return created <= now && now < deleted;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
