import { describe, expect, test } from 'vitest';
import type { JobDefinition } from '../../src/define/definition.ts';
import { chooseImage } from '../../src/plan/images/choose-image.ts';
import { jobOf } from './fixture.ts';

const virginia = { region: 'us-east-1', partition: 'aws' };

function uriOf(change: Partial<JobDefinition>, where = virginia): string {
  const { uri, findings } = chooseImage(jobOf(change), where);
  return findings.length > 0 ? findings.map(({ what }) => what).join() : uri;
}

describe('chooseImage', () => {
  test('takes the newest scikit-learn where the head names nothing', () => {
    expect(uriOf({})).toBe('683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.9-0-cpu-py3');
  });

  test('takes an older version for the sake of requires-python', () => {
    expect(uriOf({ requiresPython: '>=3.9,<3.12' })).toContain('scikit-learn:1.4-2-cpu-py3');
    expect(uriOf({ image: 'sklearn-1.4', requiresPython: '>=3.11' })).toContain('scikit-learn:1.4-2-py312-cpu-py3');
  });

  test('reads a version by its start, at a whole number', () => {
    expect(uriOf({ image: 'sklearn-1.2' })).toContain(':1.2-1-cpu-py3');
    expect(uriOf({ image: 'pytorch-2.1' })).toContain('pytorch-training:2.1-cpu-py310');
    expect(uriOf({ image: 'pytorch-2' })).toContain('/pytorch:2.13-cpu-amzn2023-sagemaker');
    expect(uriOf({ image: 'xgboost-1.7-1' })).toContain('sagemaker-xgboost:1.7-1');
  });

  test('takes the image that suits the machine', () => {
    expect(uriOf({ image: 'pytorch', instance: 'ml.g5.xlarge' })).toContain('/pytorch:2.12-cu130-amzn2023-sagemaker');
    expect(uriOf({ image: 'tensorflow', instance: 'ml.p4d.24xlarge' })).toContain(':2.19-gpu-py312');
    expect(uriOf({ image: 'sklearn', instance: 'ml.g5.xlarge' })).toContain(':1.9-0-cpu-py3');
    expect(uriOf({ image: 'huggingface' })).toContain('huggingface-pytorch-training:2.9.0');
  });

  test('finds the account of the region, and the domain of the partition', () => {
    expect(uriOf({}, { region: 'cn-north-1', partition: 'aws-cn' })).toBe(
      '450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-scikit-learn:1.9-0-cpu-py3',
    );
    expect(uriOf({ image: 'spark' }, { region: 'eu-west-1', partition: 'aws' })).toBe(
      '571004829621.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-spark-processing:3.5-cpu-py312-v1.3',
    );
  });

  test('takes an image of your own as it is', () => {
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/mine@sha256:abc';
    expect(uriOf({ image })).toBe(image);
  });

  test.each([
    [{ image: 'sklaern' }, 'no stock image is called "sklaern"'],
    [{ image: '' }, 'no stock image is called ""'],
    [{ image: 'sklearn-1.5' }, 'no version of the sklearn image is called "sklearn-1.5"'],
    [{ image: 'python:3.12' }, 'no stock image is called "python:3.12"'],
    [{ image: 'docker.io/library/python' }, 'image is "docker.io/library/python", which is not in Amazon ECR'],
    [
      { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/mine:1' },
      'image is in eu-west-1, and the job runs in us-east-1',
    ],
    [
      { image: 'pytorch-2.13', instance: 'ml.g5.xlarge' },
      'this version of the pytorch image is not known for GPUs, and ml.g5.xlarge has one',
    ],
    [{ requiresPython: '>=3.13' }, 'requires-python is ">=3.13", and the sklearn image 1.9-0 has Python 3.12'],
  ])('says what is wrong with %j', (change, what) => {
    expect(uriOf(change)).toBe(what);
  });

  test('says where a stock image is not published', () => {
    expect(uriOf({}, { region: 'ap-southeast-7', partition: 'aws' })).toBe(
      'AWS is not known to publish the sklearn image in ap-southeast-7',
    );
    expect(uriOf({}, { region: 'constructor', partition: 'aws' })).toContain('constructor');
  });

  test('offers the nearest name, and an image with the Python that was asked for', () => {
    expect(chooseImage(jobOf({ image: 'sklaern' }), virginia).findings).toMatchObject([
      { head: ['image'], fix: 'image = "sklearn"', nearest: 'sklearn' },
    ]);
    expect(chooseImage(jobOf({ requiresPython: '>=3.13' }), virginia).findings[0]?.fix).toContain(
      'image = "pytorch-2.10"',
    );
  });

  test('notes that no stock image brings Node or R', () => {
    expect(chooseImage(jobOf({ language: 'typescript' }), virginia).notes[0]?.text).toContain('Node');
    expect(chooseImage(jobOf({ language: 'r' }), virginia).notes[0]?.text).toContain('bring R');
    expect(chooseImage(jobOf({ language: 'shell' }), virginia).notes).toEqual([]);
  });
});
