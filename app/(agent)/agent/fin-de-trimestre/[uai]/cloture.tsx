import { Alerte } from '#components/alerte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { ETATS_DE_PAIEMENT } from '#lib/droit/argent/etats.ts';
import { LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { clore } from '#lib/etat-de-paiement/actions.ts';
import type { FinDuLieu } from '#lib/fin-de-trimestre/queries.ts';

/** The states of the trimestre, and the act that closes it; or what forbids it, with the article and the way out. */
export function Cloture({ lieu, trimestre }: { lieu: FinDuLieu; trimestre: number }) {
  const { obstacle, repetition, etatsDuTrimestre } = lieu;
  return (
    <>
      {etatsDuTrimestre.length > 0 ? (
        <ul>
          {etatsDuTrimestre.map(({ id, etape, numero, total }) => (
            <li key={id}>
              <LienLigne href={`/agent/etats/${id}`}>
                {etape === 'fige'
                  ? `État n° ${numero}, signé : ${ecrireMontant(centimes(total ?? 0))} à verser`
                  : 'État en préparation, élève par élève'}
              </LienLigne>
            </li>
          ))}
        </ul>
      ) : null}
      {obstacle ? (
        <Alerte ton="info" titre={obstacle.phrase}>
          <p>
            {obstacle.issue} ({obstacle.article})
          </p>
        </Alerte>
      ) : lieu.signe && repetition ? (
        <FormulaireActe acte={clore} className="fr-mb-4w">
          <input type="hidden" name="uai" value={lieu.uai} />
          <input type="hidden" name="academieCode" value={lieu.academieCode} />
          <input type="hidden" name="branche" value={lieu.branche} />
          <input type="hidden" name="trimestre" value={trimestre} />
          <input type="hidden" name="lue" value={repetition.lue} />
          <button type="submit" className="fr-btn">
            Signer l’état et clore le trimestre {trimestre}
          </button>
          <p className="fr-hint-text fr-mt-1w">
            L’état est contrôlé tel que vous le lisez ici, signé en votre nom et figé : il ne change plus.
          </p>
        </FormulaireActe>
      ) : (
        <p>
          Cet état est signé par :{' '}
          {ETATS_DE_PAIEMENT[lieu.branche].signent.map((role) => LIBELLES_ROLES[role]).join(' ou ')}.
        </p>
      )}
    </>
  );
}
