import { Badge, type Ton } from '#components/badge.tsx';
import type { Colonne } from '#components/tableau.tsx';
import { Tableau } from '#components/tableau.tsx';
import { controlesDuDossier } from '#lib/consultation/faits.ts';
import {
  type Controle,
  type IssueDeControle,
  LIBELLES_DE_CONTROLE,
  PARTIES_DE_CONTROLE,
  type PartieDeControle,
} from '#lib/droit/controles.ts';
import type { PropsDOnglet } from './vue.ts';

const MONTREES: Readonly<Record<IssueDeControle, { ton: Ton; icone: string }>> = {
  conforme: { ton: 'succes', icone: 'fr-icon-check-line' },
  leve: { ton: 'info', icone: 'fr-icon-user-line' },
  contraire: { ton: 'erreur', icone: 'fr-icon-close-line' },
  attendu: { ton: 'attention', icone: 'fr-icon-time-line' },
};

const QUI: Readonly<Record<Controle['par'], string>> = {
  application: 'l’application',
  personne: 'une personne',
};

const COLONNES: Colonne<Controle>[] = [
  {
    cle: 'controle',
    titre: 'Ce qui est contrôlé',
    rendre: ({ dit, article }) => (
      <span className="tableau__phrase">
        {dit} <small className="discret">({article})</small>
      </span>
    ),
  },
  {
    cle: 'issue',
    titre: 'Ce qu’il en est',
    rendre: ({ issue }) => <Badge {...MONTREES[issue]}>{LIBELLES_DE_CONTROLE[issue]}</Badge>,
  },
  {
    cle: 'par',
    titre: 'Contrôlé par',
    rendre: ({ par, qui }) => (qui ? `${qui.nom}, le ${qui.le}` : QUI[par]),
  },
];

const PARTIES = Object.keys(PARTIES_DE_CONTROLE) as PartieDeControle[];

/** What was checked of the demande, by whom, under which article, and what still waits: one table for each part. */
export function OngletControles({ consultation }: PropsDOnglet) {
  const controles = controlesDuDossier(consultation);
  if (controles.length === 0) return <p>Les contrôles commencent quand la demande est enregistrée.</p>;
  return (
    <>
      <p>
        {bilan(controles)} Rien n’est à cocher : la liste se lit dans le calcul et dans ce qui a été fait.
      </p>
      {PARTIES.map((partie) => {
        const lignes = controles.filter((controle) => controle.partie === partie);
        return lignes.length > 0 ? (
          <Tableau
            key={partie}
            legende={PARTIES_DE_CONTROLE[partie]}
            total={lignes.length}
            unite="contrôle"
            colonnes={COLONNES}
            lignes={lignes}
            cle={({ cle }) => cle}
            vide={null}
          />
        ) : null;
      })}
    </>
  );
}

function bilan(controles: readonly Controle[]): string {
  const combien = (voulue: IssueDeControle) => controles.filter(({ issue }) => issue === voulue).length;
  const restent = combien('attendu');
  const non = combien('contraire');
  return [
    restent > 0
      ? `${restent} contrôle${restent > 1 ? 's restent' : ' reste'} à faire.`
      : 'Tout a été contrôlé.',
    ...(non > 0 ? [`${non} ${non > 1 ? 'ne sont pas remplis' : 'n’est pas rempli'}.`] : []),
  ].join(' ');
}
