import type { Metadata } from 'next';
import type { Role } from '#lib/droit/competence.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/**
 * Title of a page that only some functions open: to anybody else the page is « introuvable », and so is its title. A title
 * that stood by itself would tell what is there.
 */
export const titreReserve =
  (title: string, ...roles: Role[]) =>
  async (): Promise<Metadata> => {
    await exigerAgent(...roles);
    return { title };
  };
