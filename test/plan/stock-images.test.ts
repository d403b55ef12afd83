import { expect, test } from 'vitest';
import { regionsOf } from '../../src/plan/images/accounts.ts';
import { chooseImage } from '../../src/plan/images/choose-image.ts';
import { stockImages } from '../../src/plan/images/stock-images.ts';
import { jobOf } from './fixture.ts';

test('each stock image can be named by its version, and is an ECR URI of the region in each region that has it', () => {
  for (const { name, version, publisher, repository, tags } of stockImages) {
    const instance = tags.cpu ? 'ml.m5.large' : 'ml.g5.xlarge';
    for (const region of regionsOf(publisher)) {
      const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws';
      const { uri, findings } = chooseImage(jobOf({ image: `${name}-${version}`, instance }), { region, partition });
      expect(findings).toEqual([]);
      expect(uri).toMatch(
        new RegExp(`^\\d{12}\\.dkr\\.ecr\\.${region}\\.amazonaws\\.com(\\.cn)?/${repository}:[\\w.-]+$`),
      );
    }
  }
});

test('no two stock images have the same name', () => {
  const names = stockImages.map(({ name, version }) => `${name}-${version}`);
  expect(new Set(names).size).toBe(names.length);
});
