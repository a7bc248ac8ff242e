import Link from 'next/link';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import type { AcademieAOuvrir, PassageVu } from '#lib/rentree/queries.ts';
import { FormulaireDePassage, FormulaireDOuverture } from './formulaires.tsx';

const GESTES = {
  a_ouvrir: { geste: 'ouvrir_academie', libelle: 'Ouvrir' },
  ouverte: { geste: 'arreter_academie', libelle: 'Arrêter' },
  arretee: { geste: 'reprendre_academie', libelle: 'Reprendre' },
} as const;

const depuis = ({ depuisLe }: AcademieAOuvrir): string =>
  depuisLe ? ` depuis le ${ecrireJourCourt(depuisLe)}` : '';

const dire = (academie: AcademieAOuvrir): string =>
  ({
    a_ouvrir: 'pas encore ouverte',
    ouverte: `ouverte${depuis(academie)}`,
    arretee: `arrêtée${depuis(academie)} : ${academie.motif}`,
  })[academie.genre];

function colonnes(
  cible: { rentree: number; version: number },
  reglable: boolean,
): Colonne<AcademieAOuvrir>[] {
  return [
    { cle: 'academie', titre: 'Académie', rendre: ({ nom }) => nom },
    { cle: 'etat', titre: 'La campagne y est', rendre: dire },
    {
      cle: 'geste',
      titre: 'Changer',
      rendre: ({ code, nom, genre }) => {
        if (!reglable) return '';
        const { geste, libelle } = GESTES[genre];
        return (
          <details>
            <summary aria-label={`${libelle} la campagne : ${nom}`}>{libelle}</summary>
            <FormulaireDOuverture
              key={`${cible.version}-${genre}`}
              cible={cible}
              geste={geste}
              code={code}
              libelle={`${libelle} la campagne`}
            />
          </details>
        );
      },
    },
  ];
}

/** Where the passage itself is, and what may be done of it. */
function Signature({ annee, passage }: { annee: number; passage: PassageVu }) {
  const cible = { rentree: annee, version: passage.version };
  if (!passage.parAcademie)
    return (
      <p>Cette campagne s’est ouverte partout à sa date. Une académie peut y être arrêtée, avec son motif.</p>
    );
  if (!passage.passeeLe)
    return (
      <>
        <p>
          Le passage n’est pas fait : aucune demande de cette année ne peut être déposée. Deux administrateurs
          le signent, l’un propose et un autre confirme dans{' '}
          <Link href="/admin/confirmations" prefetch={false}>
            Actes à confirmer
          </Link>
          .{' '}
          <Link href={`/admin/rentree?rentree=${annee}&essai=oui#passage`} prefetch={false}>
            Voir d’abord ce qu’il ferait
          </Link>
          , sans rien changer.
        </p>
        <FormulaireDePassage key={passage.version} cible={cible} retour={false} />
      </>
    );
  return (
    <>
      <p>
        Le passage a été fait le {ecrireJour(passage.passeeLe)}.{' '}
        {passage.commencee
          ? 'Le premier acte de l’année est fait : on n’en revient plus, mais une académie peut être arrêtée.'
          : 'Aucun acte de l’année n’est encore fait : on peut en revenir, à deux aussi. Les brouillons et les accords sont gardés.'}
      </p>
      {passage.commencee ? null : (
        <details className="pli">
          <summary>Revenir du passage</summary>
          <FormulaireDePassage key={passage.version} cible={cible} retour />
        </details>
      )}
    </>
  );
}

/** The passage signed by two, and the campaign opened, stopped, resumed académie by académie. */
export function Passage({ annee, passage }: { annee: number; passage: PassageVu }) {
  const cible = { rentree: annee, version: passage.version };
  const reglable = passage.passeeLe !== null || !passage.parAcademie;
  return (
    <>
      <Signature annee={annee} passage={passage} />
      <Tableau
        legende="La campagne, académie par académie"
        total={passage.academies.length}
        unite="académie"
        colonnes={colonnes(cible, reglable)}
        lignes={passage.academies}
        cle={({ code }) => code}
        vide={<p>Aucune académie n’est enregistrée.</p>}
      />
      {passage.passeeLe && passage.academies.some(({ genre }) => genre === 'a_ouvrir') ? (
        <details className="pli">
          <summary>Ouvrir toutes celles qui ne le sont pas</summary>
          <FormulaireDOuverture
            key={passage.version}
            cible={cible}
            geste="ouvrir_academie"
            libelle="Ouvrir dans chaque académie"
          />
        </details>
      ) : null}
    </>
  );
}
