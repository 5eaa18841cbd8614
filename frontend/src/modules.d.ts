declare module "bootstrap/js/dist/*";
