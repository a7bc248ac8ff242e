import { FilAriane } from '#components/fil-ariane.tsx';

/** The way back from a page of a demande to the demande, and to the children. */
export function FilDeLaDemande({ dossier, ici }: { dossier: { id: string; numero: string }; ici: string }) {
  return (
    <FilAriane
      liens={[
        { href: '/famille', libelle: 'Mes enfants' },
        { href: `/famille/dossiers/${dossier.id}`, libelle: `Demande ${dossier.numero}` },
      ]}
      ici={ici}
    />
  );
}
