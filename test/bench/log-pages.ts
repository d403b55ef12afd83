/** An event as FilterLogEvents tells it. */
export interface PageEvent {
  logStreamName: string;
  timestamp: number;
  message: string;
  ingestionTime: number;
  eventId: string;
}

/** Events of a page, as many as the service gives. */
const pageEvents = 10_000;

/** Ids are this much from one to the next. */
const firstId = 37_000_000_000_000n;

/**
 * The bodies of answers with the log of so many hosts, in the order of time: mostly plain lines of loggers, and as many of colour,
 * JSON, tracebacks, progress bars and text beyond ASCII as jobs write. Half of the last page comes again with the next one, as
 * where a reader looks back.
 */
export function logPages(events: number, hosts: number): string[] {
  const pages: string[] = [];
  let page: PageEvent[] = [];
  for (let index = 0; index < events; index += 1) {
    const host = (index * 7) % hosts;
    const timestamp = 1_700_000_000_000 + Math.floor(index / 20);
    page.push({
      logStreamName: `train-2026-11-22/algo-${host + 1}-1700000000`,
      timestamp,
      message: messageOf(Math.floor(index / hosts), host),
      ingestionTime: timestamp + 350,
      eventId: `${firstId + BigInt(index)}`.padStart(56, '3'),
    });
    if (page.length < pageEvents) continue;
    pages.push(JSON.stringify({ events: page, searchedLogStreams: [] }));
    page = page.slice(-pageEvents / 20);
  }
  if (page.length > 0) pages.push(JSON.stringify({ events: page, searchedLogStreams: [] }));
  return pages;
}

/** What a host writes as its `index`th line. */
export function messageOf(index: number, host: number): string {
  const at = `2026-11-22 10:${String(Math.floor(index / 600) % 60).padStart(2, '0')}:${String(Math.floor(index / 10) % 60).padStart(2, '0')},${String((index * 37) % 1000).padStart(3, '0')}`;
  const loss = (2 / (1 + index / 1000)).toFixed(5);
  switch (index % 40) {
    case 1:
    case 2:
    case 3:
    case 4:
      return `\r${String((index % 97) + 1).padStart(3)}%|${'█'.repeat(Math.floor((index % 97) / 10)).padEnd(10)}| ${index}/90000 [00:${index % 60}<01:12, 812.44it/s, loss=${loss}]`;
    case 11:
      return '\x1b[1;31mWARNING\x1b[0m \x1b[36mdataloader\x1b[0m: worker 3 is slow, \x1b[33m412 ms\x1b[0m a batch';
    case 12:
    case 13:
      return `\x1b[32mINFO\x1b[0m:     epoch \x1b[1m${index % 20}\x1b[0m took 12.4 s`;
    case 15:
    case 16:
    case 17:
    case 18:
      return JSON.stringify({
        timestamp: at,
        level: 'INFO',
        logger: 'train.loop',
        message: 'step done',
        step: index,
        loss,
        host,
      });
    case 20:
      return 'Traceback (most recent call last):';
    case 21:
      return '  File "/opt/ml/code/train.py", line 212, in train_step';
    case 22:
      return '    loss = criterion(model(batch), target)';
    case 23:
      return 'RuntimeError: CUDA error: an illegal memory access was encountered';
    case 30:
      return `épôque ${index}: précision 0,${index % 1000} — 学習中 ✓`;
    default:
      return `${at} - train.loop - INFO - rank=${host} step=${index} loss=${loss} lr=0.0003 samples/s=${8000 + (index % 977)} grad_norm=0.${index % 991} mem=12.3GB`;
  }
}
