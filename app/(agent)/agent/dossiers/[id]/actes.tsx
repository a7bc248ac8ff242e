import { BoutonActe } from '#components/bouton-acte.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import { type ActeJuge, acteAttendu, type Verdict } from '#lib/droit/evaluation.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { adresseDActe } from '../adresses.ts';
import { estUnActeDAgent } from './actes/[acte]/actes-d-agent.ts';

/** Keys of the acts that end a dossier, or answer its recours: never both at once. */
const TOUCHES: Partial<Record<Acte, string>> = {
  attribuer: 'a',
  accueillir_recours: 'a',
  refuser: 'r',
  maintenir_refus: 'r',
  maintenir_attribution: 'r',
};

/** Decisions that nothing of the dossier waits for: a fact that somebody reports opens them. */
const SUR_SIGNALEMENT: readonly Acte[] = ['constater_depart', 'constater_retour'];

const decide = ({ acte }: ActeJuge): boolean =>
  ligne(acte).decision !== undefined && !SUR_SIGNALEMENT.includes(acte);

/** What this person may do now, the expected act first, and why the rest is off. */
export function Actes({ consultation, filtres }: { consultation: Consultation; filtres: Filtres }) {
  const { dossier, verdicts } = consultation;
  const offerts = verdicts.filter(({ acte, verdict }) => verdict.permis && estUnActeDAgent(acte));
  const retenus = verdicts.filter(({ verdict }) => !verdict.permis && verdict.cause === 'garde');
  const autres = verdicts.filter(({ verdict }) => !verdict.permis && verdict.cause !== 'garde');
  const principal = acteAttendu(offerts);
  const premiers = offerts.filter((juge) => juge.acte === principal || (!principal && decide(juge)));
  const suivants = offerts.filter((juge) => !premiers.includes(juge));
  return (
    <section className="actes" aria-label="Actes">
      {offerts.length === 0 ? <p>Aucun acte ne vous revient sur ce dossier pour l’instant.</p> : null}
      <div className="actes__premiers">
        {premiers.map(({ acte, verdict }) => (
          <BoutonActe
            key={acte}
            id={`acte-${acte}`}
            libelle={ligne(acte).libelle}
            verdict={verdict}
            rang={acte === principal ? 'principal' : 'second'}
            href={adresseDActe(dossier.id, acte, filtres)}
            touche={TOUCHES[acte]}
          />
        ))}
      </div>
      <div className="actes__suivants">
        {suivants.map(({ acte, verdict }) => (
          <BoutonActe
            key={acte}
            id={`acte-${acte}`}
            libelle={ligne(acte).libelle}
            verdict={verdict}
            rang="discret"
            href={adresseDActe(dossier.id, acte, filtres)}
          />
        ))}
      </div>
      <Raisons
        titre="Ce qui n’est pas possible en l’état"
        actes={retenus}
        dossierId={dossier.id}
        filtres={filtres}
        ouvert={!principal && ETATS_A_DECIDER.includes(dossier.etat)}
      />
      <Raisons
        titre="Les autres actes, et pourquoi ils ne s’offrent pas"
        actes={autres}
        dossierId={dossier.id}
        filtres={filtres}
      />
    </section>
  );
}

type Refuse = Extract<Verdict, { permis: false }>;

interface RaisonsProps {
  titre: string;
  actes: readonly ActeJuge[];
  dossierId: string;
  filtres: Filtres;
  ouvert?: boolean;
}

function Raisons({ titre, actes, dossierId, filtres, ouvert }: RaisonsProps) {
  if (actes.length === 0) return null;
  return (
    <details className="actes__raisons" open={ouvert}>
      <summary>{titre}</summary>
      <ul>
        {actes.map(({ acte, verdict }) => {
          const { phrase, article } = verdict as Refuse;
          return (
            <li key={acte}>
              <strong>{ligne(acte).libelle}</strong> : {phrase}{' '}
              <span className="acte__article">({article})</span>
              {estUnActeDAgent(acte) ? (
                <>
                  {' · '}
                  <a href={`${adresseDActe(dossierId, acte, filtres)}#regle`}>la règle</a>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
