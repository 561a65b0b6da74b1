package vn.langnghe.web;

import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.intake.JobId;

/** Where things are. */
final class Addresses {
    static final String API = "/api/v1";
    static final String TITLES = API + "/titles";
    static final String TITLE = TITLES + "/{id}";
    static final String JOBS = API + "/jobs";

    private Addresses() {}

    static String title(TitleId id) {
        return TITLES + "/" + id;
    }

    static String manifest(TitleId id) {
        return title(id) + "/manifest.json";
    }

    static String guidedNavigation(TitleId id) {
        return title(id) + "/guided-navigation.json";
    }

    static String cover(TitleId id) {
        return title(id) + "/cover";
    }

    static String packageOf(TitleId id) {
        return title(id) + "/package";
    }

    static String job(JobId id) {
        return JOBS + "/" + id;
    }

    /** A stored file of the package, under its own name. */
    static String media(TitleFile file) {
        return media(file, FileNames.last(file.path()));
    }

    /** A stored file under some name. */
    static String media(TitleFile file, String name) {
        return "/media/" + file.hash() + "/" + FileNames.segment(name);
    }
}
