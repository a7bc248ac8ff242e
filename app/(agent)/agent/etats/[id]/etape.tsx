import { Alerte } from '#components/alerte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { controler, figer } from '#lib/etat-de-paiement/actions.ts';
import type { VueDEtat } from '#lib/etat-de-paiement/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** Where a state stands, and what who reads may do of it. */
export function Etape({ vue }: { vue: VueDEtat }) {
  const { etat, boursiers, gestes } = vue;
  if (etat.etape === 'fige' && etat.signeLe)
    return (
      <p>
        Signé le {ecrireJour(jourDe(etat.signeLe))} par{' '}
        {nomEtQualite(etat.signataireNom ?? '', etat.signataireQualite ?? '')}
        {etat.delegation ? ` (${etat.delegation})` : ''} :{' '}
        <strong>{ecrireMontant(centimes(etat.total ?? 0))} à verser</strong>. Il ne change plus.{' '}
        <span className="fr-text--sm">
          Empreinte : <code>{Buffer.from(etat.empreinte ?? []).toString('hex')}</code>
        </span>
      </p>
    );
  if (!gestes.prepare) return <p>Cet état n’est pas encore signé. Il se lira ici une fois signé.</p>;
  const total = boursiers.reduce((n, { aVerser }) => n + aVerser, 0);
  return (
    <>
      <Alerte ton="info">
        Document de travail, préparé par {etat.prepareParNom} : {ecrireMontant(centimes(total))} seraient
        versés si l’état était signé maintenant. Rien n’est payé avant la signature.
      </Alerte>
      {etat.controleLe ? (
        <p>
          Contrôlé le {ecrireJour(jourDe(etat.controleLe))} par {etat.controleParNom}. Si une somme change
          d’ici à la signature, il faudra le contrôler à nouveau.
        </p>
      ) : null}
      <FormulaireActe acte={controler} className="fr-mb-2w">
        <input type="hidden" name="etatId" value={etat.id} />
        <button type="submit" className="fr-btn fr-btn--secondary">
          {etat.controleLe ? 'Contrôler à nouveau' : 'J’ai contrôlé cet état'}
        </button>
      </FormulaireActe>
      {gestes.signe && etat.controleLe ? (
        <FormulaireActe acte={figer} className="fr-mb-3w">
          <input type="hidden" name="etatId" value={etat.id} />
          <button type="submit" className="fr-btn">
            Signer et figer l’état
          </button>
        </FormulaireActe>
      ) : null}
    </>
  );
}
