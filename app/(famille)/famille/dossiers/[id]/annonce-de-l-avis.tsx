import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { CAUSES_D_ATTENTE, type CauseDAttente } from '#lib/droit/avis/causes.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { annoncerAvis } from '#lib/famille/actions.ts';

const CAUSES: Readonly<Record<CauseDAttente, string>> = {
  avis_non_recu: 'Je n’ai pas encore reçu mon avis d’impôt',
  avis_rectificatif: 'J’attends un avis d’impôt rectificatif',
};

/** The avis d'impôt lacks and cannot come yet: said here, it is awaited until the end of the year. */
export function AnnonceDeLAvis({ dossierId, version }: { dossierId: string; version: number }) {
  return (
    <FormulaireActe acte={annoncerAvis} className="texte">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="version" value={version} />
      <fieldset className="fr-fieldset">
        <legend className="fr-fieldset__legend">
          Votre avis d’impôt ne peut pas venir maintenant ? Dites pourquoi : il sera attendu au-delà des{' '}
          {direDuree('delai.pieces')}, jusqu’à la fin de l’année scolaire. Les autres pièces gardent leur
          délai.
        </legend>
        {CAUSES_D_ATTENTE.map((cause) => (
          <div key={cause} className="fr-fieldset__element">
            <div className="fr-radio-group">
              <input type="radio" id={`cause-${cause}`} name="cause" value={cause} required />
              <label className="fr-label" htmlFor={`cause-${cause}`}>
                {CAUSES[cause]}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <button type="submit" className="fr-btn fr-btn--secondary">
        Mon avis d’impôt viendra plus tard
      </button>
    </FormulaireActe>
  );
}
