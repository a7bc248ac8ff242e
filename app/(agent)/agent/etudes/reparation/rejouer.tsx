import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { rejouer } from '#lib/reparation/actions.ts';

/** Plays again what is ready in a group; nothing to press when nothing is. */
export function Rejouer({ panne, uai, pretes }: { panne: string; uai: string | undefined; pretes: number }) {
  if (pretes === 0) return null;
  return (
    <FormulaireActe acte={rejouer} className="fr-mb-4w">
      <input type="hidden" name="panne" value={panne} />
      <input type="hidden" name="uai" value={uai ?? ''} />
      <button type="submit" className="fr-btn">
        {pretes > 1 ? `Rejouer les ${pretes} lignes prêtes` : 'Rejouer la ligne prête'}
      </button>
    </FormulaireActe>
  );
}

/** Plays one line again, ready or not: who presses has seen it. */
export function RejouerUneLigne({ panne, consentementId }: { panne: string; consentementId: string }) {
  return (
    <FormulaireActe acte={rejouer} className="fr-mb-4w">
      <input type="hidden" name="panne" value={panne} />
      <input type="hidden" name="consentementId" value={consentementId} />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Rejouer cette ligne
      </button>
    </FormulaireActe>
  );
}
