import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { SUIVENT_LES_COMPTES } from '#lib/compte-bancaire/queries.ts';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { manque, NOMS_DES_MANQUES, type NomDeManque } from '#lib/droit/argent/fin-de-trimestre.ts';
import { SUIVENT_LES_PROCURATIONS } from '#lib/droit/argent/procuration.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { LieuAClore } from '#lib/fin-de-trimestre/queries.ts';
import { ENCAISSEURS } from '#lib/frais/queries.ts';
import { CERTIFICATEURS } from '#lib/presence/queries.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { SUIVENT_LES_PAIEMENTS } from '#lib/versement/queries.ts';

interface OuRegler {
  libelle: string;
  adresse: (trimestre: number) => string;
  /** Who opens that page. */
  roles: readonly Role[];
}

const DOSSIERS: OuRegler = {
  libelle: 'Mes dossiers',
  adresse: () => '/agent/dossiers',
  roles: agentsQuiLisent('suivi'),
};
const PROCURATIONS: OuRegler = {
  libelle: 'Procurations',
  adresse: () => '/agent/procurations',
  roles: SUIVENT_LES_PROCURATIONS,
};

/** The page where each lack is settled. */
const OU_REGLER: Readonly<Record<NomDeManque, OuRegler>> = {
  presence: {
    libelle: 'Présence',
    adresse: (trimestre) => `/agent/presence?trimestre=${trimestre}`,
    roles: CERTIFICATEURS,
  },
  frais: {
    libelle: 'Frais de pension',
    adresse: (trimestre) => `/agent/frais?trimestre=${trimestre}`,
    roles: ENCAISSEURS,
  },
  comptes: { libelle: 'Comptes bancaires', adresse: () => '/agent/comptes', roles: SUIVENT_LES_COMPTES },
  procurations_finies: PROCURATIONS,
  procurations_absentes: PROCURATIONS,
  dossiers: DOSSIERS,
  reprises: { libelle: 'Reprises d’études', adresse: () => '/agent/reprises', roles: REMPLISSENT_LES_FICHES },
  engagements: {
    libelle: 'Engagements du mérite',
    adresse: () => '/agent/engagements',
    roles: SUIVENT_LES_ENGAGEMENTS,
  },
  retenues: DOSSIERS,
  rejets: { libelle: 'Paiements', adresse: () => '/agent/paiements', roles: SUIVENT_LES_PAIEMENTS },
};

interface Ligne {
  nom: NomDeManque;
  nombre: number;
}

interface Props {
  lieu: LieuAClore;
  portee: Portee;
  trimestre: number;
}

/** What lacks in a place: how many, whom to call, where it is settled, and what happens when the state is signed without it. */
export function CeQuiManque({ lieu, portee, trimestre }: Props) {
  const dits = NOMS_DES_MANQUES.filter((nom) => nom in lieu.manques);
  const lignes: Ligne[] = dits.flatMap((nom) => {
    const nombre = lieu.manques[nom] ?? 0;
    return nombre > 0 ? [{ nom, nombre }] : [];
  });
  const tus = dits.filter((nom) => lieu.manques[nom] === null);
  const colonnes: Colonne<Ligne>[] = [
    {
      cle: 'manque',
      titre: 'Ce qui manque',
      rendre: ({ nom }) => {
        const { libelle, adresse, roles } = OU_REGLER[nom];
        return (
          <>
            {manque(nom).titre}
            {tient(portee, ...roles) ? (
              <>
                <br />
                <LienLigne href={adresse(trimestre)}>{libelle}</LienLigne>
              </>
            ) : null}
          </>
        );
      },
    },
    {
      cle: 'nombre',
      titre: 'Combien',
      rendre: ({ nom, nombre }) => `${nombre} ${manque(nom).unite}${nombre > 1 ? 's' : ''}`,
      nombre: true,
    },
    { cle: 'qui', titre: 'Qui appeler', rendre: ({ nom }) => manque(nom).appeler(lieu.branche) },
    {
      cle: 'suite',
      titre: 'Si l’état est signé sans attendre',
      rendre: ({ nom }) => `${manque(nom).siOnSigne} (${manque(nom).article})`,
    },
  ];
  return (
    <>
      <Tableau
        legende="Ce qui manque, et qui appeler"
        total={lignes.length}
        unite="point"
        colonnes={colonnes}
        lignes={lignes}
        cle={({ nom }) => nom}
        vide={<p>Rien ne manque de ce que votre fonction connaît.</p>}
      />
      {tus.length > 0 ? (
        <p className="fr-text--sm">
          Votre fonction ne lit pas : {tus.map((nom) => manque(nom).titre.toLowerCase()).join(' ; ')}.
        </p>
      ) : null}
    </>
  );
}
