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
          : `À mettre à jour : ${compter(aPrendre, 'élève')}.`}
        {a_rapprocher > 0 ? ` À reconnaître par une personne : ${compter(a_rapprocher, 'élève')}.` : ''}
        {refus > 0
          ? ` Pas pris : ${compter(refus, 'ligne')}, à corriger dans Siècle avant un nouvel export.`
          : ''}
        {inchange > 0 ? ` Déjà à jour : ${compter(inchange, 'élève')}.` : ''}
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

const compter = (nombre: number, nom: string): string =>
  `${nombre.toLocaleString('fr-FR')} ${nom}${nombre > 1 ? 's' : ''}`;
