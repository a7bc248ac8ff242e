import type { Metadata } from 'next';
import Link from 'next/link';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { CODES_D_ERREUR, type CodeDErreur, ERREURS } from '#lib/erreur/schema.ts';
import { CAS, curlDuCas, JETON_PUBLIC } from '#lib/essai/faits.ts';
import { CHAMPS, type Champ } from '#lib/statut/schema.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { DemandesLues } from './demandes.tsx';
import { LIMITES } from './limites.ts';
import { PARAMETRES, type Parametre } from './parametres.ts';

export const metadata: Metadata = { title: 'API Scolarité de l’élève' };

const COLONNES_DES_PARAMETRES: Colonne<Parametre>[] = [
  { cle: 'nom', titre: 'Paramètre', rendre: ({ nom }) => <code>{nom}</code> },
  { cle: 'requis', titre: 'Obligatoire', rendre: ({ requis }) => (requis ? 'oui' : 'non') },
  { cle: 'dit', titre: 'Ce que c’est', rendre: ({ description }) => description },
];
const COLONNES_DES_CHAMPS: Colonne<Champ>[] = [
  { cle: 'nom', titre: 'Champ', rendre: (champ) => <code>{champ}</code> },
  { cle: 'droit', titre: 'Droit qui l’ouvre', rendre: (champ) => <code>{CHAMPS[champ].scope}</code> },
  { cle: 'dit', titre: 'Ce qu’il dit', rendre: (champ) => CHAMPS[champ].schema.description },
];
const COLONNES_DES_ERREURS: Colonne<CodeDErreur>[] = [
  { cle: 'code', titre: 'Code', rendre: (code) => <code>{code}</code> },
  { cle: 'statut', titre: 'Statut HTTP', rendre: (code) => ERREURS[code].statut },
  { cle: 'dit', titre: 'Ce qui se passe', rendre: (code) => ERREURS[code].detail },
];

export default function DocumentationPage() {
  const [premier] = CAS;
  return (
    <>
      <h1>API Scolarité de l’élève</h1>
      <p>
        Une administration habilitée demande si un élève du second degré est scolarisé et boursier : la
        famille n’a plus de papier à fournir.
      </p>
      <ul>
        <li>
          <Link href="/documentation/communes">Attribuer une aide sans demander de papiers</Link>, pour les
          communes
        </li>
        <li>
          <Link href="/documentation/console">Essayer une requête</Link>
        </li>
        <li>
          <a href="/documentation/openapi.json">Description OpenAPI 3.1</a>,{' '}
          <a href="/documentation/client.ts">exemple de client TypeScript</a>
        </li>
        <li>
          <Link href="/documentation/changements">Changements et fins de versions</Link>
        </li>
      </ul>
      <h2>Appeler</h2>
      <p>
        <code>GET /v5/men/scolarites/identite</code>, avec l’en-tête <code>Authorization: Bearer</code> suivi
        de votre jeton. L’essai répond à la même adresse précédée de <code>/essai</code>, des mêmes en-têtes,
        à ce jeton que chacun peut lire : <code>{JETON_PUBLIC}</code>. Il connaît aussi les cas publics de
        l’essai d’API Particulier : un logiciel écrit pour lui trouve ici les mêmes réponses.
      </p>
      {premier ? <pre className="code">{curlDuCas(configuration().url, premier)}</pre> : null}
      <Tableau
        legende="Paramètres de la requête"
        total={null}
        unite="paramètre"
        colonnes={COLONNES_DES_PARAMETRES}
        lignes={PARAMETRES}
        cle={({ nom }) => nom}
        vide={null}
      />
      <h2>La réponse</h2>
      <p>
        Chaque droit de votre habilitation ouvre ses champs ; un champ que vos droits n’ouvrent pas est
        absent. La casse, les accents et les traits d’union des noms ne comptent pas. Entre deux élèves, aucun
        n’est choisi à votre place.
      </p>
      <Tableau
        legende="Champs de la réponse"
        total={null}
        unite="champ"
        colonnes={COLONNES_DES_CHAMPS}
        lignes={Object.keys(CHAMPS) as Champ[]}
        cle={(champ) => champ}
        vide={null}
      />
      <h2>Les refus</h2>
      <Tableau
        legende="Codes d’erreur"
        total={null}
        unite="code"
        colonnes={COLONNES_DES_ERREURS}
        lignes={CODES_D_ERREUR}
        cle={(code) => code}
        vide={null}
      />
      <DemandesLues />
      <h2>Ce que l’interface ne dit pas</h2>
      <ul>
        {LIMITES.map((limite) => (
          <li key={limite}>{limite}</li>
        ))}
      </ul>
    </>
  );
}
