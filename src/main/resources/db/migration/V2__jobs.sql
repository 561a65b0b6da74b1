-- Imports, so that they can be asked for after a restart; kind is null while one goes on.
CREATE TABLE import_job (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    name VARCHAR(1000) NOT NULL,
    started TIMESTAMP NOT NULL,
    kind VARCHAR(20),
    title VARCHAR(40),
    earlier_edition VARCHAR(40),
    reason VARCHAR(40),
    vietnamese VARCHAR(4000),
    english VARCHAR(4000)
);

CREATE INDEX import_job_by_start ON import_job (started);

CREATE TABLE import_problem (
    job VARCHAR(40) NOT NULL REFERENCES import_job (id),
    ordinal INTEGER NOT NULL,
    severity VARCHAR(20) NOT NULL,
    rule_key VARCHAR(200) NOT NULL,
    file_path VARCHAR(4000) NOT NULL,
    place VARCHAR(1000),
    vietnamese VARCHAR(4000) NOT NULL,
    english VARCHAR(4000) NOT NULL,
    PRIMARY KEY (job, ordinal)
);
