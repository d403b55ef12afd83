import type { Publisher } from './accounts.ts';

/** An image that AWS publishes for SageMaker. */
export interface StockImage {
  /** The family's short name, as a head names it: `sklearn`. */
  name: string;
  /** `1.4-2`; a head may name it wholly or by its start: `sklearn-1.4`. */
  version: string;
  publisher: Publisher;
  repository: string;
  /** Major and minor; absent where it is not known. */
  python?: string;
  /** The tag for each kind of machine that the image is made for. */
  tags: { cpu?: string; gpu?: string };
}

const pytorch = { name: 'pytorch', publisher: 'frameworks', repository: 'pytorch' } as const;

/** The stock images by family, the newest of each first. */
export const stockImages: readonly StockImage[] = [
  sklearn('1.9-0', '3.12'),
  sklearn('1.4-2', '3.10'),
  sklearn('1.4-2-py312', '3.12'),
  sklearn('1.2-1', '3.9'),
  sklearn('1.0-1', '3.8'),
  sklearn('0.23-1', '3.8'),
  xgboost('3.2-0', '3.12'),
  xgboost('3.0-5', '3.10'),
  xgboost('1.7-1'),
  xgboost('1.5-1', '3.8'),
  { ...pytorch, version: '2.13', python: '3.12', tags: { cpu: '2.13-cpu-amzn2023-sagemaker' } },
  { ...pytorch, version: '2.12', python: '3.12', tags: { gpu: '2.12-cu130-amzn2023-sagemaker' } },
  olderPytorch('2.10', '3.13'),
  olderPytorch('2.9', '3.12'),
  olderPytorch('2.8', '3.12'),
  olderPytorch('2.7', '3.12'),
  olderPytorch('2.6', '3.12'),
  olderPytorch('2.5', '3.11'),
  olderPytorch('2.4', '3.11'),
  olderPytorch('2.3', '3.11'),
  olderPytorch('2.2', '3.10'),
  olderPytorch('2.1', '3.10'),
  olderPytorch('2.0', '3.10'),
  { ...tensorflow('2.21', '3.12'), tags: { cpu: '2.21-cpu-py312-sagemaker' } },
  tensorflow('2.19', '3.12'),
  tensorflow('2.18', '3.10'),
  tensorflow('2.16', '3.10'),
  tensorflow('2.14', '3.10'),
  tensorflow('2.13', '3.10'),
  tensorflow('2.12', '3.10'),
  {
    name: 'huggingface',
    version: '5.3.0',
    publisher: 'frameworks',
    repository: 'huggingface-pytorch-training',
    python: '3.12',
    tags: { gpu: '2.9.0-transformers5.3.0-gpu-py312-cu130-ubuntu22.04' },
  },
  {
    name: 'spark',
    version: '3.5',
    publisher: 'spark',
    repository: 'sagemaker-spark-processing',
    python: '3.12',
    tags: { cpu: '3.5-cpu-py312-v1.3' },
  },
  basePython('3.10'),
  basePython('3.8'),
  {
    name: 'distribution',
    version: '4.4.1',
    publisher: 'distribution',
    repository: 'sagemaker-distribution-prod',
    python: '3.12',
    tags: { cpu: '4.4.1-cpu', gpu: '4.4.1-gpu' },
  },
];

function sklearn(version: string, python: string): StockImage {
  const tags = { cpu: `${version}-cpu-py3` };
  return { name: 'sklearn', version, publisher: 'sklearn', repository: 'sagemaker-scikit-learn', python, tags };
}

function xgboost(version: string, python?: string): StockImage {
  const tags = { cpu: version };
  return { name: 'xgboost', version, publisher: 'sklearn', repository: 'sagemaker-xgboost', python, tags };
}

function olderPytorch(version: string, python: string): StockImage {
  return { ...pytorch, version, repository: 'pytorch-training', python, tags: frameworkTags(version, python) };
}

function tensorflow(version: string, python: string): StockImage {
  const tags = frameworkTags(version, python);
  return { name: 'tensorflow', version, publisher: 'frameworks', repository: 'tensorflow-training', python, tags };
}

function frameworkTags(version: string, python: string): StockImage['tags'] {
  const suffix = `py${python.replace('.', '')}`;
  return { cpu: `${version}-cpu-${suffix}`, gpu: `${version}-gpu-${suffix}` };
}

function basePython(version: string): StockImage {
  const repository = `sagemaker-base-python-${version.replace('.', '')}`;
  return { name: 'python', version, publisher: 'python', repository, python: version, tags: { cpu: '1.0' } };
}
