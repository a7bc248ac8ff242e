import { BoutonActe } from '#components/bouton-acte.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import type { Verdict } from '#lib/droit/evaluation.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { direSuivi } from '#lib/droit/suivi.ts';
import { adresseDActe, adresseDeBannette } from '../adresses.ts';
import { estUnActeDAgent } from './actes/[acte]/actes-d-agent.ts';

/** What this page is and whose. */
export const titreDuDossier = ({ eleve, scolarite, rentree: annee }: DossierEntier): string =>
  `Dossier ${deNom(nomComplet(eleve))} · ${scolarite.classe} · ${ecrireAnnee(rentree(annee))}`;

/** Title, state, the sentence that says who holds the dossier and by when, and the acts. */
export function EnteteDeDossier({ consultation, filtres }: { consultation: Consultation; filtres: Filtres }) {
  const { dossier, echeance, rejeteeLe } = consultation;
  const { etat, branche, horsDelai } = dossier;
  return (
    <>
      <FilAriane
        liens={[{ href: adresseDeBannette(filtres), libelle: 'Mes dossiers' }]}
        ici={dossier.numero}
      />
      <TitrePage
        titre={titreDuDossier(dossier)}
        badge={<EtatBadge etat={etat} />}
        phrase={
          <>
            <strong>{direSuivi({ etat, branche, horsDelai, rejeteeLe })}</strong>{' '}
            {rejeteeLe ? null : echeance?.phrase}
          </>
        }
      />
      <Actes consultation={consultation} filtres={filtres} />
    </>
  );
}

type Refuse = Extract<Verdict, { permis: false }>;

function Actes({
  consultation: { dossier, verdicts },
  filtres,
}: {
  consultation: Consultation;
  filtres: Filtres;
}) {
  const offerts = verdicts.filter(({ acte, verdict }) => verdict.permis && estUnActeDAgent(acte));
  const retenus = verdicts.filter(({ verdict }) => !verdict.permis && verdict.cause === 'garde');
  const autres = verdicts.filter(({ verdict }) => !verdict.permis && verdict.cause !== 'garde');
  const attendus = offerts.filter(({ acte }) => ligne(acte).attendu);
  // Two expected acts are a choice that the law leaves to the person: no button is put forward.
  const principal = attendus.length === 1 ? attendus[0]?.acte : undefined;
  const rangs = offerts.toSorted((a, b) => Number(b.acte === principal) - Number(a.acte === principal));
  return (
    <section className="actes" aria-label="Actes">
      {offerts.length === 0 ? <p>Aucun acte ne vous revient sur ce dossier pour l’instant.</p> : null}
      <div className="actes__offerts">
        {rangs.map(({ acte, verdict }) => (
          <BoutonActe
            key={acte}
            id={`acte-${acte}`}
            libelle={ligne(acte).libelle}
            verdict={verdict}
            principal={acte === principal}
            href={adresseDActe(dossier.id, acte, filtres)}
          />
        ))}
      </div>
      {retenus.length > 0 ? (
        <Raisons titre="Ce qui n’est pas possible en l’état" actes={retenus} ouvert />
      ) : null}
      {autres.length > 0 ? (
        <Raisons titre="Les autres actes, et pourquoi ils ne s’offrent pas" actes={autres} />
      ) : null}
    </section>
  );
}

function Raisons(props: {
  titre: string;
  actes: readonly { acte: Acte; verdict: Verdict }[];
  ouvert?: boolean;
}) {
  return (
    <details className="actes__raisons" open={props.ouvert}>
      <summary>{props.titre}</summary>
      <ul>
        {props.actes.map(({ acte, verdict }) => {
          const { phrase, article } = verdict as Refuse;
          return (
            <li key={acte}>
              <strong>{ligne(acte).libelle}</strong> : {phrase}{' '}
              <span className="acte__article">({article})</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
