//! Portal (public) and workbench (staff): routes, pages, forms.
