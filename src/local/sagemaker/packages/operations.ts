import type { JsonService } from '../../embedded.ts';
import { createModelPackage } from './create-package.ts';
import {
  createModelPackageGroup,
  deleteModelPackageGroup,
  describeModelPackageGroup,
  listModelPackageGroups,
} from './groups.ts';
import { deleteModelPackage, describeModelPackage, listModelPackages } from './read-packages.ts';
import { updateModelPackage } from './update-package.ts';

/** The registry of models: groups of packages, and packages. */
export const packageOperations: JsonService['operations'] = {
  CreateModelPackage: createModelPackage,
  CreateModelPackageGroup: createModelPackageGroup,
  DeleteModelPackage: deleteModelPackage,
  DeleteModelPackageGroup: deleteModelPackageGroup,
  DescribeModelPackage: describeModelPackage,
  DescribeModelPackageGroup: describeModelPackageGroup,
  ListModelPackageGroups: listModelPackageGroups,
  ListModelPackages: listModelPackages,
  UpdateModelPackage: updateModelPackage,
};
