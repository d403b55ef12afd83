import { describeLife } from './life.ts';

describeLife('in this process', { served: false });
