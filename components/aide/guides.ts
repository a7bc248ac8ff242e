import type { Role } from '#lib/droit/competence.ts';
import type { AideDUnePage, GuideDeRole } from './guide.ts';
import { ADMINISTRATEUR } from './guides/administrateur.ts';
import { CHEF } from './guides/chef.ts';
import { COMPTABLE } from './guides/comptable.ts';
import { DELEGUE } from './guides/delegue.ts';
import { DPO } from './guides/dpo.ts';
import { FAMILLE } from './guides/famille.ts';
import { INSTRUCTEUR } from './guides/instructeur.ts';
import { MINISTERE } from './guides/ministere.ts';
import { SAB } from './guides/sab.ts';
import { SECRETARIAT } from './guides/secretariat.ts';
import { SERVICE_SOCIAL } from './guides/service-social.ts';

/** The guides of the product, families first. */
export const GUIDES: readonly GuideDeRole[] = [
  ...[FAMILLE, SECRETARIAT, CHEF, COMPTABLE, SERVICE_SOCIAL],
  ...[SAB, DELEGUE, MINISTERE, INSTRUCTEUR, DPO, ADMINISTRATEUR],
];

/** Where each page is explained to who holds these functions: in the guide of one of them first. */
export function aidesPour(roles: readonly Role[]): AideDUnePage[] {
  const siens = GUIDES.toSorted((a, b) => Number(sien(b, roles)) - Number(sien(a, roles)));
  const aides = siens.flatMap((guide) =>
    guide.sections.flatMap(({ cle, titre, pages = [] }) =>
      pages.map((page) => ({ page, href: `/aide/${guide.cle}#${cle}`, titre })),
    ),
  );
  return [...new Map(aides.toReversed().map((aide) => [aide.page, aide])).values()];
}

const sien = (guide: GuideDeRole, roles: readonly Role[]): boolean =>
  guide.roles.some((role) => roles.includes(role));
