import { describeLife } from './life.ts';

describeLife('over HTTP, found by AWS_ENDPOINT_URL', { served: true });
