import { expect } from '@playwright/test';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { enPortee, type Portee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { agentDe } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { JOUR_DES_PARCOURS } from './monde.ts';

/** A state of the collège, signed for what it has to pay that day. */
export async function etatSigne(): Promise<string> {
  const jour = le(JOUR_DES_PARCOURS);
  const qui = async (sub: string): Promise<Portee> => {
    const portee = await porteeDAgent(sub, jour);
    if (!portee) throw new Error(`sans affectation : ${sub}`);
    return portee;
  };
  const { uai, academieCode } = ETABLISSEMENTS.collegePublic;
  const delegue = await qui(compte('delegue-recteur').sub);
  await ouvrirTrimestre(delegue, { academieCode, trimestre: 1, remiseLe: le('2026-12-04') });
  const chef = await qui(agentDe('collegePublic', 'chef_etablissement'));
  const lieu = { uai, academieCode, branche: 'college_public', rentree: RENTREE, trimestre: 1 } as const;
  const signer = async (): Promise<string> => {
    const id = await preparerEtat(chef, lieu);
    await controlerEtat(chef, id);
    await figerEtat(chef, id);
    return id;
  };
  const dejaSigne = () =>
    enPortee(porteeSysteme(jour), (tx) =>
      tx.etatDePaiement.findFirst({ where: { uai, etape: 'fige' }, select: { id: true } }),
    );
  // Another worker may sign it meanwhile, with what this one told: then nothing is left to pay.
  let signe: string | null = null;
  await expect
    .poll(
      async () => {
        signe =
          (await dejaSigne())?.id ??
          (await signer().catch((erreur: unknown) => {
            if (erreur instanceof Refus) return null;
            throw erreur;
          }));
        return signe;
      },
      { message: 'un état signé', timeout: 0 },
    )
    .not.toBeNull();
  return String(signe);
}
