package vn.langnghe.database;

import java.util.Optional;

/** The library's id in SQL. */
record LibraryIdStore(Database database) {
    Optional<String> id() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select id from library")
                        .mapTo(String.class)
                        .findOne());
    }

    void write(String id) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("insert into library (id) values (:id)")
                        .bind("id", id)
                        .execute());
    }

    boolean hasTitles() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select id from title fetch first 1 rows only")
                        .mapTo(String.class)
                        .findOne()
                        .isPresent());
    }
}
