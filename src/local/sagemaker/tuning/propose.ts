import { createHash } from 'node:crypto';
import type { HyperParameterTuningJobStrategyType } from '@aws-sdk/client-sagemaker';
import type { Dimension } from './space.ts';

/** A place in the space: for each dimension a number from 0 up to 1. */
export type Point = readonly number[];

/** What a training that ended has shown. The higher the score the better, whatever the objective's direction. */
export interface Observation {
  point: Point;
  score: number;
}

/** What is asked: the point of the training with this number, the first being 0. The same question has the same answer. */
export interface Question {
  strategy: HyperParameterTuningJobStrategyType;
  space: readonly Dimension[];
  seed: number;
  number: number;
  observed: readonly Observation[];
}

/** Trainings that are spread over the space before a model of it is trusted. */
const explored = 4;
/** Points that a model of the space is asked about. */
const candidates = 48;

/**
 * The next point to train at. Random draws it evenly; Grid takes the next combination; Bayesian asks a simple model of what
 * was seen so far, a tree of Parzen estimators: of points drawn near the better quarter it takes the one that is likeliest
 * among the better and unlikeliest among the rest.
 */
export function propose(question: Question): Point {
  switch (question.strategy) {
    case 'Grid':
      return gridPoint(question);
    case 'Bayesian':
      return question.observed.length < explored ? evenPoint(question) : modelledPoint(question);
    case 'Random':
    case 'Hyperband':
      return evenPoint(question);
  }
}

function gridPoint({ space, number }: Question): Point {
  let rest = number;
  return space.map(({ choices = 1 }) => {
    const index = rest % choices;
    rest = Math.floor(rest / choices);
    return (index + 0.5) / choices;
  });
}

function evenPoint({ space, seed, number }: Question): Point {
  return space.map((_, dimension) => chance(seed, number, dimension));
}

function modelledPoint(question: Question): Point {
  const { space, seed, number, observed } = question;
  const ranked = observed.toSorted((one, other) => other.score - one.score).map(({ point }) => point);
  const good = ranked.slice(0, Math.max(2, Math.ceil(ranked.length / 4)));
  const rest = ranked.slice(good.length);
  let best: { point: Point; worth: number } | undefined;
  for (let index = 0; index < candidates; index += 1) {
    const near = good[Math.floor(chance(seed, number, 'near', index) * good.length)] ?? [];
    const point = space.map((_, dimension) => {
      const drawn = chance(seed, number, dimension, index);
      // One candidate in four is drawn evenly, so that no corner is forgotten.
      return index % 4 === 0 ? drawn : wrap((near[dimension] ?? 0.5) + (drawn - 0.5) * 2 * reach(good));
    });
    const worth = likelihood(point, good, space) - likelihood(point, rest, space);
    if (!best || worth > best.worth) best = { point, worth };
  }
  return best?.point ?? evenPoint(question);
}

/** The logarithm of how likely a point is among others: in each dimension the mean of bumps around theirs. */
function likelihood(point: Point, others: readonly Point[], space: readonly Dimension[]): number {
  return space.reduce((sum, { choices }, dimension) => {
    const at = point[dimension] ?? 0;
    const bumps = others.map((other) => {
      const distance = (at - (other[dimension] ?? 0)) * (choices ?? 1);
      if (choices !== undefined)
        return Math.floor(at * choices) === Math.floor((other[dimension] ?? 0) * choices) ? 1 : 0;
      return Math.exp(-0.5 * (distance / reach(others)) ** 2);
    });
    return sum + Math.log((bumps.reduce((all, bump) => all + bump, 0) + 0.1) / (others.length + 0.1));
  }, 0);
}

/** The width of a bump: the more was seen, the narrower. */
function reach(points: readonly Point[]): number {
  return Math.max(0.05, 0.3 / Math.sqrt(points.length + 1));
}

/** Back into 0 up to 1, reflected at the ends. */
function wrap(at: number): number {
  return Math.min(1 - 2 ** -32, at < 0 ? -at : at > 1 ? 2 - at : at);
}

/** A number from 0 up to 1 that depends on nothing but what it is drawn for. */
function chance(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('/')).digest().readUInt32BE() / 2 ** 32;
}
