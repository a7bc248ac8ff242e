import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { preparerLaSuite } from '#lib/reparation/actions.ts';

const SUITES = {
  avis_demande: 'Demander l’avis d’impôt',
  remise: 'Remettre à une personne',
} as const;

/** What is decided without asking the tax administration again; each leads to what it would do, and starts nothing. */
export function Suites({
  panne,
  uai = '',
  consentementId = '',
  lignes,
}: {
  panne: string;
  uai?: string | undefined;
  consentementId?: string;
  lignes: number;
}) {
  if (lignes === 0) return null;
  const combien = consentementId ? '' : lignes > 1 ? ` (${lignes} lignes)` : ' (une ligne)';
  return (
    <div className="simulation__boutons">
      {(Object.keys(SUITES) as (keyof typeof SUITES)[]).map((genre) => (
        <FormulaireActe key={genre} acte={preparerLaSuite} className="fr-mb-4w">
          <input type="hidden" name="genre" value={genre} />
          <input type="hidden" name="panne" value={panne} />
          <input type="hidden" name="uai" value={uai} />
          <input type="hidden" name="consentementId" value={consentementId} />
          <button type="submit" className="fr-btn fr-btn--secondary">
            {SUITES[genre]}
            {combien}
          </button>
        </FormulaireActe>
      ))}
    </div>
  );
}
