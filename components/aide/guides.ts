import type { GuideDeRole } from './guide.ts';
import { ADMINISTRATEUR } from './guides/administrateur.ts';
import { CHEF } from './guides/chef.ts';
import { FAMILLE } from './guides/famille.ts';
import { SAB } from './guides/sab.ts';
import { SECRETARIAT } from './guides/secretariat.ts';

/** The guides of the product, families first. */
export const GUIDES: readonly GuideDeRole[] = [FAMILLE, SECRETARIAT, CHEF, SAB, ADMINISTRATEUR];
