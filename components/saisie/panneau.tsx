import type { LectureEnDirect } from '#lib/demande/faits.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import { heureDeCloture } from '#lib/droit/calendrier/dire-campagne.ts';
import { type Territoire, territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { redigerLigne, redigerMotifs } from '#lib/droit/rediger.ts';
import { regleDe } from '#lib/droit/registre.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { Alerte } from '../alerte.tsx';
import { Badge } from '../badge.tsx';
import { direDrapeau } from '../libelles.ts';
import { Trace } from '../trace.tsx';
import type { ContexteDeSaisie, Doublon } from './contexte.ts';

/** What the entry gives as it stands: the échelon or the refusal, what lacks, the other dossiers, the deadline. */
export function PanneauDeSaisie({
  lecture,
  contexte: { departementCode, typeBourse },
  doublons,
}: {
  lecture: LectureEnDirect;
  contexte: Pick<ContexteDeSaisie, 'departementCode' | 'typeBourse'>;
  doublons: readonly Doublon[];
}) {
  const { examen } = lecture;
  return (
    <>
      <section aria-labelledby="panneau-resultat">
        <h2 id="panneau-resultat">Résultat</h2>
        {/* Only the conclusion is read aloud: the whole trace at each key would drown the person. */}
        <div role="status">
          <Conclusion examen={examen} />
        </div>
        <Raisons examen={examen} typeBourse={typeBourse} />
      </section>
      <CeQuiManque lecture={lecture} />
      <Delai
        lecture={lecture}
        typeBourse={typeBourse}
        territoire={territoireDuDepartement(departementCode)}
      />
      <Doublons doublons={doublons} />
    </>
  );
}

function Conclusion({ examen }: { examen: Resultat<DroitExamine> | null }) {
  if (!examen) return <p>Le lien du demandeur avec l’élève lance le calcul.</p>;
  switch (examen.genre) {
    case 'droit':
      return (
        <p className="panneau__conclusion">
          <Badge ton="succes" icone="fr-icon-check-line">
            Échelon {examen.droit.echelon}
          </Badge>{' '}
          <strong>{direMontant(examen.droit.annuel, examen.droit.verse)}</strong>
        </p>
      );
    case 'sans_droit':
      return (
        <p className="panneau__conclusion">
          <Badge ton="erreur" icone="fr-icon-close-circle-line">
            Refus
          </Badge>{' '}
          Pas de droit à bourse
        </p>
      );
    case 'incalculable':
      return (
        <p className="panneau__conclusion">
          <Badge ton="attention" icone="fr-icon-question-line">
            Incomplet
          </Badge>{' '}
          Le droit ne peut pas encore être calculé
        </p>
      );
    case 'humain':
      return (
        <p className="panneau__conclusion">
          <Badge ton="info" icone="fr-icon-user-search-line">
            À examiner
          </Badge>{' '}
          Une personne décidera
        </p>
      );
  }
}

function Raisons({ examen, typeBourse }: { examen: Resultat<DroitExamine> | null; typeBourse: TypeBourse }) {
  if (!examen) return null;
  return (
    <>
      <Liste
        phrases={
          examen.genre === 'sans_droit'
            ? redigerMotifs([examen.motif, ...examen.autres], typeBourse).map(
                ({ texte, article }) => `${texte} (${article})`,
              )
            : examen.genre === 'incalculable'
              ? examen.manques.map(({ libelle }) => `Il manque ${libelle}.`)
              : examen.genre === 'humain'
                ? examen.questions.map(({ question }) => question)
                : examen.droit.drapeaux.map((drapeau) => `Signalé : ${direDrapeau(drapeau)}.`)
        }
      />
      <details className="panneau__calcul">
        <summary>Le calcul, ligne par ligne</summary>
        <Trace trace={examen.trace} typeBourse={typeBourse} regleDe={regleDe} />
      </details>
    </>
  );
}

const Liste = ({ phrases }: { phrases: readonly string[] }) =>
  phrases.length > 0 ? (
    <ul>
      {phrases.map((phrase) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
  ) : null;

const ERREURS_MONTREES = 5;

function CeQuiManque({
  lecture: { erreurs, manquantes, examen, chargesEnDoute },
}: {
  lecture: LectureEnDirect;
}) {
  const aRemplir = Object.entries(erreurs);
  return (
    <section aria-labelledby="panneau-manques">
      <h2 id="panneau-manques">Ce qui manque</h2>
      {aRemplir.length === 0 ? (
        <p>Le formulaire peut être enregistré.</p>
      ) : (
        <>
          <p>
            {aRemplir.length === 1 ? 'Une réponse empêche' : `${aRemplir.length} réponses empêchent`}{' '}
            l’enregistrement :
          </p>
          <ul>
            {aRemplir.slice(0, ERREURS_MONTREES).map(([champ, message]) => (
              <li key={champ}>
                <a href={`#${champ}`}>{message}</a>
              </li>
            ))}
          </ul>
          {aRemplir.length > ERREURS_MONTREES ? (
            <p>
              Et {aRemplir.length - ERREURS_MONTREES} autre
              {aRemplir.length - ERREURS_MONTREES > 1 ? 's' : ''}, dites au fur et à mesure.
            </p>
          ) : null}
        </>
      )}
      {chargesEnDoute ? (
        <p>
          Le formulaire nomme {chargesEnDoute.nommees} personnes à charge avec l’élève, l’avis en compte{' '}
          {chargesEnDoute.surAvis} : seules celles de l’avis comptent, vérifiez le nombre saisi (C. III.D).
        </p>
      ) : null}
      {examen && manquantes.length > 0 ? (
        <>
          <p>
            Pièces absentes : le dépôt est incomplet, il est reçu et daté ; elles seront demandées (C. III.C).
          </p>
          <Liste phrases={manquantes.map(({ code }) => PIECES[code].libelle)} />
        </>
      ) : null}
    </section>
  );
}

function Delai({
  lecture: { depot, campagne },
  typeBourse,
  territoire,
}: {
  lecture: LectureEnDirect;
  typeBourse: TypeBourse;
  territoire: Territoire;
}) {
  return (
    <section aria-labelledby="panneau-delai">
      <h2 id="panneau-delai">Délai</h2>
      {campagne ? (
        <p>
          La campagne se termine le {ecrireJour(campagne.cloture)}
          {heureDeCloture(campagne.cloture, territoire)}.
        </p>
      ) : null}
      {depot?.genre === 'droit' ? (
        <p>
          <Badge ton="succes" icone="fr-icon-calendar-line">
            Dans les délais
          </Badge>{' '}
          {depot.trace
            .filter(({ issue }) => issue === 'appliquee')
            .map((ligne) => redigerLigne(ligne).texte)
            .at(-1)}
        </p>
      ) : null}
      {depot?.genre === 'sans_droit' ? (
        <Alerte ton="attention" titre="Hors délai">
          <Liste
            phrases={redigerMotifs([depot.motif], typeBourse).map(
              ({ texte, article }) => `${texte} (${article})`,
            )}
          />
          <p>
            L’accusé de réception est donné quand même. Une entrée en MLDS ou en formation, une protection
            temporaire, la charge de l’élève reprise depuis moins de{' '}
            {direDuree('delai.changement_de_personne')} rouvrent le délai : dites-le dans les situations
            particulières.
          </p>
        </Alerte>
      ) : null}
      {depot?.genre === 'incalculable' ? (
        <Liste phrases={depot.manques.map(({ libelle }) => `Il manque ${libelle}.`)} />
      ) : null}
    </section>
  );
}

function Doublons({ doublons }: { doublons: readonly Doublon[] }) {
  return (
    <section aria-labelledby="panneau-doublons">
      <h2 id="panneau-doublons">Doublons</h2>
      {doublons.length === 0 ? (
        <p>Aucun autre dossier pour cet élève cette année.</p>
      ) : (
        <ul>
          {doublons.map(({ texte, href }) => (
            <li key={texte}>{href ? <a href={href}>{texte}</a> : texte}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
