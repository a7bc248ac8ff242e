import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { abandonnerImport, appliquerImport } from '#lib/import/actions.ts';
import type { voirImport } from '#lib/import/queries.ts';

type Importe = Awaited<ReturnType<typeof voirImport>>['importe'];

/** What can be done of an import that waits. */
export function GestesDImport({ importe: { id, etat, bilan } }: { importe: Importe }) {
  if (etat !== 'compare') return null;
  const { inchange = 0, a_rapprocher = 0, refus = 0, ...autres } = (bilan ?? {}) as Record<string, number>;
  const sorts = ['nouveau', 'change', 'retour', 'arrivee', 'sortie', 'absent'];
  const aPrendre = sorts.reduce((total, sort) => total + (autres[sort] ?? 0), 0);
  return (
    <>
      <p>
        {aPrendre === 0
          ? 'Rien ne change : vous pouvez fermer cet import.'
          : `${aPrendre} élèves seront mis à jour.`}
        {a_rapprocher > 0 ? ` ${a_rapprocher} attendront que vous disiez qui ils sont.` : ''}
        {refus > 0
          ? ` ${refus} lignes ne sont pas prises : corrigez-les dans Siècle, puis envoyez un nouvel export.`
          : ''}
        {inchange > 0 ? ` ${inchange} élèves sont déjà à jour.` : ''}
        {' Aucun élève n’est supprimé, aucun dossier n’est décidé.'}
      </p>
      <div className="simulation__boutons">
        <FormulaireActe acte={appliquerImport}>
          <input type="hidden" name="importId" value={id} />
          <button type="submit" className="fr-btn">
            {aPrendre === 0 ? 'Fermer' : 'Prendre ces changements'}
          </button>
        </FormulaireActe>
        <FormulaireActe acte={abandonnerImport}>
          <input type="hidden" name="importId" value={id} />
          <button type="submit" className="fr-btn fr-btn--secondary">
            Abandonner cet import
          </button>
        </FormulaireActe>
      </div>
    </>
  );
}
