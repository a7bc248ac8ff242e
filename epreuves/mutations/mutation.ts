/** A fault put in the product on purpose: a test must see it. */
export interface Mutation {
  id: string;
  file: string;
  /** Stands exactly once in the file. */
  before: string;
  after: string;
  /** The test file that must fail. */
  test: string;
  /** What no longer holds, in a French sentence. */
  breaks: string;
  /** Why no test can see it, in a French sentence; such a mutation is neither run nor counted. */
  equivalent?: string;
}

/** Fills what the mutations of one file and one test share. */
export const mutationsOf = (
  shared: Pick<Mutation, 'file' | 'test'>,
  mutations: readonly (Omit<Mutation, 'file' | 'test'> & Partial<Pick<Mutation, 'file' | 'test'>>)[],
): Mutation[] => mutations.map((mutation) => ({ ...shared, ...mutation }));
