import { Badge } from '#components/badge.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, type Jour, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { ecrireRecommande } from '#lib/droit/reception/recommande.ts';
import type { SansPreuve } from '#lib/reception/queries.ts';
import { sorteDeRemise } from '#lib/reception/schema.ts';

const DATER = {
  remise: 'dater_reception',
  invitation: 'dater_invitation',
  retenue: 'dater_retenue',
} as const satisfies Record<string, Acte>;

/** What gets each letter out of the list: of two of one dossier, the post is asked about the one that is followed. */
function issuesDe({
  genre,
  revenuLe,
  recommande,
  courrielRefuseLe,
  suivie,
}: SansPreuve): readonly (readonly [Acte, string])[] {
  const dater = [DATER[sorteDeRemise(genre)], 'Dater la réception'] as const;
  if (!suivie) return [dater];
  if (revenuLe) return [['renvoyer_courrier', 'Envoyer à une autre adresse']];
  return [
    ...(courrielRefuseLe && !recommande ? [['renvoyer_courrier', 'Envoyer sur papier'] as const] : []),
    dater,
    ...(recommande ? [] : [['envoyer_recommande', 'Envoyer en recommandé'] as const]),
    ['signaler_retour', 'Revenu'],
  ];
}

function Suivi({
  ligne: { revenuLe, recommande, posteLe, parCourriel, courrielRefuseLe },
}: {
  ligne: SansPreuve;
}) {
  if (revenuLe)
    return (
      <Badge ton="attention" icone="fr-icon-mail-line">
        revenu le {ecrireJourCourt(revenuLe)}, adresse à demander
      </Badge>
    );
  if (recommande && posteLe)
    return (
      <>
        recommandé {ecrireRecommande(recommande)}
        <small className="discret">posté le {ecrireJourCourt(posteLe)}</small>
      </>
    );
  if (courrielRefuseLe)
    return (
      <Badge ton="attention" icone="fr-icon-mail-line">
        courriel refusé le {ecrireJourCourt(jourDeLaMinute(minuteDeLInstant(courrielRefuseLe.getTime())))},
        adresse à vérifier
      </Badge>
    );
  return <>{parCourriel ? 'annoncé par courriel, pas encore ouvert' : 'sur papier'}</>;
}

/** The letters without proof, each with its way out. */
export function TableauDesPreuves({
  lignes,
  total,
  jour,
}: {
  lignes: readonly SansPreuve[];
  total: number;
  jour: Jour;
}) {
  const colonnes: Colonne<SansPreuve>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: (ligne) => (
        // Not the link of the whole row: each row has several ways out.
        <a className="fr-link fr-link--sm" href={`/agent/dossiers/${ligne.id}?onglet=courriers`}>
          {nomDeListe(ligne)}
        </a>
      ),
    },
    { cle: 'classe', titre: 'Classe', rendre: ({ classe, etablissement }) => `${classe}, ${etablissement}` },
    {
      cle: 'courrier',
      titre: 'Courrier',
      rendre: ({ genre, reference }) => (
        <>
          {LETTRES[genre].libelle}
          <small className="discret">{reference}</small>
        </>
      ),
    },
    { cle: 'parti', titre: 'Parti le', rendre: ({ envoyeeLe }) => ecrireJourCourt(envoyeeLe) },
    {
      cle: 'jours',
      titre: 'Jours',
      rendre: ({ envoyeeLe }) => envoyeeLe.until(jour).days,
      nombre: true,
    },
    { cle: 'suivi', titre: 'Envoi', rendre: (ligne) => <Suivi ligne={ligne} /> },
    {
      cle: 'issues',
      titre: 'Issue',
      rendre: (ligne) => (
        <ul className="preuves__issues">
          {issuesDe(ligne).map(([acte, libelle]) => (
            <li key={acte}>
              <a className="fr-link fr-link--sm" href={`/agent/dossiers/${ligne.id}/actes/${acte}`}>
                {libelle}
                <span className="fr-sr-only"> : {nomDeListe(ligne)}</span>
              </a>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Tableau
      legende="Courriers sans preuve de réception, le plus ancien d’abord"
      total={total}
      unite="courrier"
      colonnes={colonnes}
      lignes={lignes}
      cle={({ reference }) => reference}
      selection={{ nom: 'd', formulaire: 'remises', libelle: (ligne) => `Choisir ${nomDeListe(ligne)}` }}
      vide={<p>Chaque courrier parti a sa preuve de réception.</p>}
    />
  );
}
