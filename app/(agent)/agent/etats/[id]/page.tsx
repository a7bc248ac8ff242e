import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT, LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { type BoursierDEtat, type LigneDEchelon, parEchelon } from '#lib/droit/argent/recapitulatif.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { voirEtat } from '#lib/etat-de-paiement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Differences } from './differences.tsx';
import { Etape } from './etape.tsx';
import { Fichiers } from './fichiers.tsx';

export const generateMetadata = titreReserve('État de paiement', ...LISENT_LES_ETATS);

const somme = (n: number): string => ecrireMontant(centimes(n));

const COLONNES: Colonne<BoursierDEtat>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ elevePrenom, eleveNom }) => nomDeListe({ prenom: elevePrenom, nom: eleveNom }),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'echelon', titre: 'Échelon', rendre: ({ echelon }) => echelon, nombre: true },
  { cle: 'beneficiaire', titre: 'Bénéficiaire', rendre: ({ beneficiaireNom }) => beneficiaireNom },
  {
    cle: 'brut',
    titre: 'Bourse et primes',
    rendre: ({ brut, equipement }) => somme(brut + equipement),
    nombre: true,
  },
  { cle: 'deduit', titre: 'Frais déduits', rendre: ({ deduit }) => somme(deduit), nombre: true },
  { cle: 'aVerser', titre: 'À verser', rendre: ({ aVerser }) => somme(aVerser), nombre: true },
  {
    cle: 'dette',
    titre: 'Trop-perçu restant',
    rendre: ({ detteApres }) => (detteApres > 0 ? somme(detteApres) : '–'),
    nombre: true,
  },
];

const ECHELONS: Colonne<LigneDEchelon>[] = [
  { cle: 'echelon', titre: 'Échelon', rendre: ({ echelon }) => echelon },
  { cle: 'boursiers', titre: 'Boursiers', rendre: ({ boursiers }) => boursiers, nombre: true },
  { cle: 'brut', titre: 'Dû', rendre: ({ brut }) => somme(brut), nombre: true },
  { cle: 'deduit', titre: 'Frais déduits', rendre: ({ deduit }) => somme(deduit), nombre: true },
  { cle: 'aVerser', titre: 'À verser', rendre: ({ aVerser }) => somme(aVerser), nombre: true },
];

/** A state of payment: what it pays to whom, why it differs from what earlier ones hold, and its next step. */
export default async function EtatPage({ params }: PageProps<'/agent/etats/[id]'>) {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const id = identifiant((await params).id);
  const vue = await voirEtat(portee, id).catch(pageIntrouvable);
  const { etat, boursiers, lignes } = vue;
  const lisible = etat.etape === 'fige' || vue.gestes.prepare;
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/etats', libelle: 'États de paiement' }]}
        ici={etat.etablissement.nom}
      />
      <TitrePage
        titre={`${etat.numero === null ? 'État à faire' : `État n° ${etat.numero}`}, trimestre ${etat.trimestre} : ${etat.etablissement.nom}`}
        phrase={`${ETATS_DE_PAIEMENT[etat.branche].titre}, année scolaire ${ecrireAnnee(rentree(etat.rentree))}.`}
      />
      <Etape vue={vue} />
      {lisible ? (
        <>
          <Tableau
            legende="Récapitulatif par échelon"
            total={boursiers.length}
            unite="boursier"
            colonnes={ECHELONS}
            lignes={parEchelon(boursiers)}
            cle={({ echelon }) => String(echelon)}
            vide={<p>Rien de nouveau n’est dû jusqu’à ce trimestre.</p>}
          />
          <Tableau
            legende="Liste des boursiers à payer"
            total={boursiers.length}
            unite="boursier"
            colonnes={COLONNES}
            lignes={boursiers}
            cle={({ dossierId }) => dossierId}
            vide={<p>Aucun boursier à payer.</p>}
          />
          <Differences trimestre={etat.trimestre} boursiers={boursiers} lignes={lignes} />
          <Fichiers id={etat.id} />
        </>
      ) : null}
    </>
  );
}
