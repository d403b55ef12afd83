/** What a run costs by AWS's price list. Money is US dollars, lengths are seconds. */
export interface RunCost {
  run: string;
  /** Where it ran: `local`, or a profile. */
  where: string;
  /** What AWS asks for what the run used; where it ran in the embedded AWS, what it would ask. */
  total: number;
  /** What is to be paid: nothing for what ran here. */
  paid: number;
  /** True while it goes on: the figures grow. */
  goesOn: boolean;
  steps: readonly StepCost[];
  /** How sure the prices are, and what they leave out. */
  note: string;
}

/** One step's part; of a run of a job that job's. */
export interface StepCost {
  step: string;
  /** Absent for what uses no machine of SageMaker. */
  machine?: { instance: string; count: number };
  /** That each machine is paid for. */
  seconds?: number;
  /** Absent where no price is known. */
  price?: number;
  /** Why there is no price, or none to pay. */
  note?: string;
}
