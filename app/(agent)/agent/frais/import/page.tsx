import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { FormulaireDeFrais } from '#components/frais/formulaire-de-frais.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { lieuxDeFichier } from '#lib/correspondance/queries.ts';
import { importerDesFrais } from '#lib/frais/actions.ts';
import { ENCAISSEURS, lieuxDeFrais } from '#lib/frais/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Frais de pension d’un fichier', ...ENCAISSEURS);

/** Fees of pension that the school's software gives, for a trimestre (C. VII.B). */
export default async function ImportDeFraisPage() {
  const portee = await exigerAgent(...ENCAISSEURS);
  const lieux = await lieuxDeFichier(portee, { uai: { in: lieuxDeFrais(portee) }, secteur: 'public' });
  return (
    <>
      <FilAriane liens={[{ href: '/agent/frais', libelle: 'Frais de pension' }]} ici="Frais d’un fichier" />
      <TitrePage
        titre="Frais de pension d’un fichier"
        phrase="Un élève par ligne, avec ce qu’il doit pour le trimestre. Seuls les boursiers sont gardés ; vous relisez ce que le fichier change avant qu’il soit enregistré."
      />
      <FormulaireDeFrais acte={importerDesFrais} lieux={lieux} />
    </>
  );
}
