import type { Role } from '#lib/droit/competence.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import type { AideDUnePage, GuideDeRole, LieuDeGuide } from './guide.ts';
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
  const aides = lieuxPour(roles).flatMap(({ lieu, section: { pages = [] } }) =>
    pages.map((page) => ({ page, ...lieu })),
  );
  return [...new Map(aides.toReversed().map((aide) => [aide.page, aide])).values()];
}

/** Where an act of a dossier is explained, in the same order; null for one that no guide explains. */
export const aideDeLActe = (roles: readonly Role[], acte: Acte): LieuDeGuide | null =>
  lieuxPour(roles).find(({ section: { actes = [] } }) => actes.includes(acte))?.lieu ?? null;

/** The places of the guides, those of who holds these functions first. */
const lieuxPour = (roles: readonly Role[]) =>
  GUIDES.toSorted((a, b) => Number(sien(b, roles)) - Number(sien(a, roles))).flatMap((guide) =>
    guide.sections.map((section) => ({
      guide,
      section,
      lieu: { href: `/aide/${guide.cle}#${section.cle}`, titre: section.titre },
    })),
  );

/** The sections of the guides of these functions. */
export const sectionsDe = (roles: readonly Role[]) =>
  lieuxPour(roles).filter(({ guide }) => sien(guide, roles));

const sien = (guide: GuideDeRole, roles: readonly Role[]): boolean =>
  guide.roles.some((role) => roles.includes(role));
