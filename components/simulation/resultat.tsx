import { Alerte } from '#components/alerte.tsx';
import { Badge } from '#components/badge.tsx';
import { EchelleDuBareme } from '#components/echelle.tsx';
import { Trace as LignesDeLaTrace } from '#components/trace.tsx';
import { echelleDeLaTrace } from '#lib/droit/bareme/echelle.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import { type Centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { redigerMotifs, redigerTrace } from '#lib/droit/rediger.ts';
import { regleDe } from '#lib/droit/registre.ts';
import type { Trace } from '#lib/droit/regle.ts';
import type { Manque, Question } from '#lib/droit/resultat.ts';
import type { Estimation } from '#lib/droit/simulation/estimer.ts';
import type { PrimePossible } from '#lib/droit/simulation/primes.ts';
import type { Suite } from '#lib/droit/simulation/suite.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';

/** Where in the form a missing value is asked for. */
const CHAMPS: Readonly<Record<string, string>> = {
  'eleve.naissance': 'naissance',
  'eleve.entree': 'entree',
  'eleve.inscriptionReglementee': 'reglementee',
  'eleve.avisDasenFavorable': 'dasen',
};

const ETATS = {
  droit: { ton: 'succes', icone: 'fr-icon-checkbox-circle-line', mot: 'Bourse possible' },
  sans_droit: { ton: 'neutre', icone: 'fr-icon-close-circle-line', mot: 'Pas de bourse' },
  incalculable: { ton: 'attention', icone: 'fr-icon-question-line', mot: 'Information à donner' },
  humain: { ton: 'info', icone: 'fr-icon-user-search-line', mot: 'À voir avec une personne' },
} as const;

/** The estimate of one pupil: what to expect, why, and what to do next. */
export function ResultatEstimation({ estimation }: { estimation: Estimation }) {
  const { rang, lieu, situation, resultat, distances, primes, fondsSocial, statutDeDroit, suite } =
    estimation;
  const echelle = echelleDeLaTrace(resultat.trace, situation.rentree);
  // What another rule refuses, no fall of the income would give.
  const distancesDites = resultat.genre === 'droit' || distances.avantDeMonter !== null;
  const { ton, icone, mot } = ETATS[resultat.genre];
  return (
    <article className="estimation" aria-labelledby={`resultat-${rang}`}>
      <h3 id={`resultat-${rang}`} className="fr-h5">
        Enfant {rang} · {lieu}{' '}
        <Badge ton={ton} icone={icone}>
          {mot}
        </Badge>
      </h3>
      {suite?.periode === 'apres' ? <CeQuIlFautFaire suite={suite} /> : null}
      {resultat.genre === 'droit' ? <Droit droit={resultat.droit} /> : null}
      {resultat.genre === 'sans_droit' ? (
        <SansDroit
          motifs={redigerMotifs([resultat.motif, ...resultat.autres], typeBourseDe(situation.eleve))}
          ecart={distances.avantDeMonter}
        />
      ) : null}
      {resultat.genre === 'incalculable' ? <Manques manques={resultat.manques} rang={rang} /> : null}
      {resultat.genre === 'humain' ? <Questions questions={resultat.questions} /> : null}
      {statutDeDroit ? (
        <p>
          L’élève de terminale placé a le statut de boursier pour Parcoursup, sans montant ni demande : cochez
          la case dans Parcoursup.
        </p>
      ) : null}
      {fondsSocial ? <FondsSocial /> : null}
      {suite && suite.periode !== 'apres' ? <CeQuIlFautFaire suite={suite} /> : null}
      {echelle ? <EchelleDuBareme echelle={echelle} distances={distancesDites} /> : null}
      {situation.foyer.revenusEtrangers ? <RevenusEtrangers trace={resultat.trace} /> : null}
      {primes.length > 0 ? <Primes primes={primes} /> : null}
      <details className="resume-trace sans-impression">
        <summary>{resultat.genre === 'droit' ? 'Pourquoi ce montant ?' : 'Pourquoi cette réponse ?'}</summary>
        <LignesDeLaTrace trace={resultat.trace} regleDe={regleDe} />
      </details>
    </article>
  );
}

const TYPES = { college: 'collège', lycee: 'lycée' } as const;

function Droit({ droit }: { droit: DroitExamine }) {
  const { type, echelon, annuel, trimestres, drapeaux, limites, verse } = droit;
  const courte = verse && !verse.entier ? verse : null;
  return (
    <>
      <p className="estimation__montant">
        {courte ? `${ecrireMontant(courte.total)} pour la durée du droit` : `${ecrireMontant(annuel)} par an`}
      </p>
      <p>
        Bourse de {TYPES[type]}, échelon {echelon} :{' '}
        {courte
          ? `${courte.jours} jours sur 300, soit ${courte.trimestres.map(ecrireMontant).join(', ')} aux trois trimestres (${ecrireMontant(annuel)} pour une année entière).`
          : `${ecrireMontant(trimestres[0])} par trimestre, trois fois dans l’année.`}
      </p>
      {limites.map(({ regle, jusquAu }) => (
        <p key={regle}>
          {jusquAu
            ? `Le droit s’arrête le ${ecrireJour(jusquAu)}.`
            : 'Le droit s’arrête à la fin de la formation.'}
        </p>
      ))}
      {drapeaux.length > 0 ? (
        <Alerte ton="info">
          Le texte laisse ici une part d’appréciation : un agent regardera votre dossier de près.
        </Alerte>
      ) : null}
    </>
  );
}

function SansDroit({ motifs, ecart }: { motifs: ReturnType<typeof redigerMotifs>; ecart: number | null }) {
  return (
    <>
      <ul>
        {motifs.map(({ regle, article, texte }) => (
          <li key={regle}>
            {texte} <span className="acte__article">({article})</span>
          </li>
        ))}
      </ul>
      {ecart === null ? null : (
        <p>Si vos revenus ont baissé depuis, demandez une aide du fonds social à l’établissement.</p>
      )}
    </>
  );
}

function Manques({ manques, rang }: { manques: readonly Manque[]; rang: number }) {
  return (
    <>
      <p>Pour répondre, il manque :</p>
      <ul>
        {manques.map(({ champ, libelle }) => (
          <li key={champ}>{CHAMPS[champ] ? <a href={`#${CHAMPS[champ]}_${rang}`}>{libelle}</a> : libelle}</li>
        ))}
      </ul>
      <p>Si vous ne le savez pas, l’établissement peut vous aider : la demande reste possible.</p>
    </>
  );
}

function Questions({ questions }: { questions: readonly Question[] }) {
  return (
    <>
      <p>Le texte ne règle pas cette situation. Une personne du service des bourses devra dire :</p>
      <ul>
        {questions.map(({ regle, question }) => (
          <li key={regle}>{question}</li>
        ))}
      </ul>
      <p>Demandez conseil à l’assistant social de l’établissement, et déposez une demande.</p>
    </>
  );
}

function FondsSocial() {
  return (
    <Alerte ton="info" titre="Fonds social">
      <p>
        Cette situation relève aussi du fonds social : une aide que l’établissement décide lui-même. Demandez
        un rendez-vous à l’assistant social ou au secrétariat.
      </p>
    </Alerte>
  );
}

const parAn = (montant: Centimes, code: PrimePossible['code']): string =>
  code === 'equipement' ? `${ecrireMontant(montant)}, une fois` : `${ecrireMontant(montant)} par an`;

function Primes({ primes }: { primes: readonly PrimePossible[] }) {
  const prevues = primes.filter(({ prevue }) => prevue);
  const autres = primes.filter(({ prevue }) => !prevue);
  return (
    <>
      {prevues.length > 0 ? <h4 className="fr-h6">Primes qui s’ajoutent, d’après vos réponses</h4> : null}
      <ListeDePrimes primes={prevues} />
      {autres.length > 0 ? (
        <h4 className="fr-h6">Primes possibles, selon ce que vous n’avez pas coché</h4>
      ) : null}
      <ListeDePrimes primes={autres} />
    </>
  );
}

function ListeDePrimes({ primes }: { primes: readonly PrimePossible[] }) {
  if (primes.length === 0) return null;
  return (
    <ul className="estimation__primes">
      {primes.map(({ code, libelle, annuel, condition }) => (
        <li key={code}>
          <strong>
            {libelle} : {parAn(annuel, code)}
          </strong>
          <br />
          {condition}
        </li>
      ))}
    </ul>
  );
}

/** What became of an income from abroad, which the family told. */
function RevenusEtrangers({ trace }: { trace: Trace }) {
  const dites = redigerTrace(trace).filter(({ regle }) => /etranger/.test(regle));
  return dites.map(({ regle, texte, article }) => (
    <p key={regle}>
      {texte} <span className="acte__article">({article})</span>
    </p>
  ));
}

/** How to ask and by when; first of all once it is too late. */
function CeQuIlFautFaire({ suite: { depot, dates, delai, articles, periode } }: { suite: Suite }) {
  return (
    <Alerte ton={periode === 'apres' ? 'attention' : 'info'} titre={delai}>
      <p>
        {periode === 'apres' ? null : depot} {dates} <span className="acte__article">({articles})</span>
      </p>
    </Alerte>
  );
}
