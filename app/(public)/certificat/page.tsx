import type { Metadata } from 'next';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Vérifier un certificat de boursier' };

/** Whoever holds a certificate learns whether the bourse is in force, its échelon and its end: nothing else. */
export default function CertificatPage() {
  return (
    <div className="texte">
      <h1>Vérifier un certificat de boursier</h1>
      <p>
        Recopiez le code du certificat et la date de naissance de l’élève. La page répond si la bourse est en
        cours, à quel échelon et jusqu’à quand, et rien d’autre. Les essais sont comptés.
      </p>
      <Formulaire />
    </div>
  );
}
