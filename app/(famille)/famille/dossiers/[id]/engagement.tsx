import { direLEngagement } from '#lib/engagement/faits.ts';
import { engagementDe } from '#lib/engagement/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** The engagement that a bourse au mérite asks to sign, and whether the établissement has it. Nothing without one. */
export async function Engagement({ dossierId }: { dossierId: string }) {
  const etat = await engagementDe(await exigerFamille(), dossierId);
  if (!etat.ouvertLe) return null;
  return (
    <section aria-labelledby="engagement" className="volet">
      <h2 id="engagement" className="fr-h4">
        Bourse au mérite : votre engagement
      </h2>
      <p>
        {etat.recuLe
          ? `L’établissement a votre engagement signé : ${direLEngagement(etat)}.`
          : 'L’établissement n’a pas encore votre engagement. Imprimez-le, signez-le avec l’élève et remettez-le à l’établissement, qui le garde : la loi le demande pour payer la bourse au mérite.'}
      </p>
      {etat.recuLe ? null : (
        <p>
          <a className="fr-link" href={`/famille/dossiers/${dossierId}/engagement/fichier`}>
            L’engagement à signer (PDF)
          </a>
        </p>
      )}
    </section>
  );
}
