const NOMBRE = new Intl.NumberFormat('fr-FR');

/** "1 450 000": a count as people read it, its thousands apart. */
export const ecrireNombre = (nombre: number): string => NOMBRE.format(nombre);
