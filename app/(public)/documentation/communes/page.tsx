import type { Metadata } from 'next';
import Link from 'next/link';
import { FilAriane } from '#components/fil-ariane.tsx';
import { AutresDonnees } from './autres-donnees.tsx';

export const metadata: Metadata = { title: 'Attribuer une aide sans demander de papiers' };

export default function CommunesPage() {
  return (
    <div className="texte">
      <FilAriane liens={[{ href: '/documentation', libelle: 'Documentation' }]} ici="Communes" />
      <h1>Attribuer une aide sans demander de papiers</h1>
      <p>
        Votre commune, votre département ou votre région donne une aide facultative aux élèves boursiers :
        cantine, livres, transport, équipement. Vous pouvez savoir si un élève est boursier sans rien demander
        à sa famille.
      </p>
      <h2>Ce que vous pouvez savoir</h2>
      <ul>
        <li>l’élève est scolarisé cette année dans le collège ou le lycée que vous dites ;</li>
        <li>il a une bourse nationale, ou non, ou il est trop tôt pour le dire ;</li>
        <li>l’échelon de sa bourse, si votre barème en dépend.</li>
      </ul>
      <p>Vous ne demandez que ce que votre aide exige : chaque donnée a son droit, et sa raison.</p>
      <h2>Comment le demander</h2>
      <ol>
        <li>Connectez-vous avec ProConnect : votre SIRET en vient.</li>
        <li>
          Dites votre projet, et le texte qui le permet : le plus souvent la délibération qui crée l’aide, et
          l’article L. 114-8 du code des relations entre le public et l’administration.
        </li>
        <li>
          Choisissez les données, et dites pourquoi chacune est nécessaire et combien de temps vous la gardez.
        </li>
        <li>
          Donnez trois contacts : le responsable, le délégué à la protection des données, l’équipe technique.
          Une boîte partagée convient. Chacun confirme son adresse par le lien qu’il reçoit, puis la demande
          se dépose.
        </li>
        <li>
          Le ministère instruit, vous écrit s’il manque quelque chose, puis accorde ou refuse par écrit.
        </li>
        <li>
          Vous émettez un jeton. Votre éditeur le pose dans son logiciel ; sans logiciel, envoyez la liste de
          vos élèves en CSV sous « Interroger par fichier », et reprenez-la avec une réponse par ligne.
        </li>
      </ol>
      <p>
        Comptez quelques jours si votre délibération est jointe. En attendant,{' '}
        <Link href="/documentation/console">l’essai</Link> répond de cas fictifs. Si elle n’est pas encore
        adoptée, « Commencer par l’essai » vous donne vos jetons d’essai. La même demande passe ensuite en
        production.
      </p>
      <AutresDonnees />
      <h2>Quand il est trop tôt</h2>
      <p>
        Avant la clôture des demandes, à la mi-octobre, un élève sans bourse peut encore en recevoir une. La
        réponse est alors « on ne sait pas encore » : ne refusez rien, demandez à nouveau en novembre.
      </p>
      <h2>Ce que vous devez aux familles</h2>
      <p>
        Dites-leur dans votre formulaire que vous demandez cette donnée, et à quoi elle sert. Elles lisent
        dans leur espace qui a demandé, quel jour et sur quel fondement, et peuvent s’y opposer auprès de
        votre délégué à la protection des données.
      </p>
    </div>
  );
}
