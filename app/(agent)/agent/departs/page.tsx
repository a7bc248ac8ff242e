import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { compteRenduDesDeparts, type Depart } from '#lib/depart/queries.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { lotsARattraper } from '#lib/lot/queries.ts';
import { lettresAImprimer } from '#lib/parapheur/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { AImprimer } from './a-imprimer.tsx';
import { LotsARattraper } from './lots-a-rattraper.tsx';

export const generateMetadata = titreReserve('Départs', ...SIGNATAIRES);

const RETENUES: Readonly<Record<NonNullable<Depart['retenue']>, string>> = {
  rattrapee: 'rattrapée : elle ne partira pas',
  a_relire: 'attend une seconde lecture',
  mise_de_cote: 'courrier mis de côté : sa cause est au dossier',
  a_produire: 'courrier en préparation',
  a_signer: 'sur papier : attend sa signature',
  signataire_parti: 'son signataire a quitté ses fonctions : à rattraper, puis à décider de nouveau',
  prochain_depart: 'au prochain départ',
};

const COLONNES: Colonne<Depart>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (ligne) => (
      <a className="fr-link fr-link--sm" href={`/agent/dossiers/${ligne.id}?onglet=courriers`}>
        {nomDeListe(ligne)}
      </a>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe, etablissement }) => `${classe}, ${etablissement}` },
  {
    cle: 'courrier',
    titre: 'Courrier',
    rendre: ({ genre, reference }) => `${LETTRES[genre].libelle}, ${reference}`,
  },
];

const PARTIES: Colonne<Depart>[] = [
  ...COLONNES,
  {
    cle: 'parti',
    titre: 'Parti le',
    rendre: ({ partiLe }) => (partiLe ? ecrireJourCourt(jour(partiLe)) : null),
  },
  {
    cle: 'voie',
    titre: 'Par',
    rendre: ({ parCourriel }) => (parCourriel ? 'téléservice et courriel' : 'papier'),
  },
];

const RETENUS: Colonne<Depart>[] = [
  ...COLONNES,
  { cle: 'cause', titre: 'Pourquoi', rendre: ({ retenue }) => (retenue ? RETENUES[retenue] : null) },
];

/** What the application let leave since yesterday, and what it holds back. */
export default async function DepartsPage() {
  const portee = await exigerAgent(...SIGNATAIRES);
  const [{ lignes, heure }, lots, aImprimer] = await Promise.all([
    compteRenduDesDeparts(portee),
    lotsARattraper(portee),
    lettresAImprimer(portee),
  ]);
  const [parties, retenues] = [
    lignes.filter(({ partiLe }) => partiLe),
    lignes.filter(({ partiLe }) => !partiLe),
  ];
  const cle = ({ reference }: Depart) => reference;
  return (
    <>
      <TitrePage
        titre="Départs"
        phrase={
          heure
            ? `Les décisions partent chaque jour à ${heure.replace(':', ' h ')}. Jusque-là, la famille n’en voit rien, et qui a décidé peut encore rattraper sa décision.`
            : 'Les décisions partent dès que leur courrier est prêt : aucune heure de départ n’est réglée.'
        }
      />
      <LotsARattraper lots={lots} />
      <AImprimer lettres={aImprimer} aujourdHui={portee.jour} />
      <Tableau
        legende="Retenues"
        total={retenues.length}
        unite="décision"
        colonnes={RETENUS}
        lignes={retenues}
        cle={cle}
        vide={<p>Rien n’est retenu.</p>}
      />
      <Tableau
        legende="Parties depuis hier"
        total={parties.length}
        unite="décision"
        colonnes={PARTIES}
        lignes={parties}
        cle={cle}
        vide={<p>Aucune décision n’est partie depuis hier.</p>}
      />
    </>
  );
}
