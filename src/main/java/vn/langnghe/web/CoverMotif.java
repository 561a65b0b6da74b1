package vn.langnghe.web;

/**
 * Bands as they are woven in the northern mountains, thread by thread: rhombs, steps, hooks, chevrons, fir trees. Drawn
 * anew, and always in mirrored pairs.
 */
enum CoverMotif {
    RHOMBS("""
            .....##.....
            ....####....
            ...##..##...
            ..##....##..
            .##..##..##.
            ##..####..##
            ##..####..##
            .##..##..##.
            ..##....##..
            ...##..##...
            ....####....
            .....##....."""),
    STEPS("""
            ##........##
            ##........##
            ####....####
            ####....####
            ..########..
            ..########..
            ....####....
            ....####....
            ##........##
            ##........##
            ####....####
            ####....####"""),
    HOOKS("""
            ##........##
            ##.######.##
            ##.#....#.##
            ##.#.##.#.##
            ##.#.##.#.##
            ##...##...##
            ##...##...##
            ##.#.##.#.##
            ##.#.##.#.##
            ##.#....#.##
            ##.######.##
            ##........##"""),
    CHEVRONS("""
            #..........#
            ##........##
            ###......###
            .###....###.
            ..###..###..
            #..######..#
            ##..####..##
            ###..##..###
            .###....###.
            ..###..###..
            ...######...
            ....####...."""),
    FIRS("""
            .....##.....
            ....####....
            ...##..##...
            ..##.##.##..
            .##.####.##.
            ....####....
            ...##..##...
            ..##.##.##..
            .##.####.##.
            ##...##...##
            .....##.....
            .....##.....""");

    static final int THREADS = 12;

    private final String weave;

    CoverMotif(String weave) {
        this.weave = weave;
    }

    /** One repeat as an SVG path, its threads so wide. */
    String path(int thread) {
        StringBuilder path = new StringBuilder();
        String[] rows = weave.split("\n", -1);
        for (int row = 0; row < rows.length; row++) {
            int column = 0;
            while (column < THREADS) {
                if (rows[row].charAt(column) == '#') {
                    int end = column;
                    while (end < THREADS && rows[row].charAt(end) == '#') {
                        end++;
                    }
                    path.append('M').append(column * thread).append(' ').append(row * thread);
                    path.append('h').append((end - column) * thread).append('v').append(thread);
                    path.append('h').append((column - end) * thread).append('z');
                    column = end;
                } else {
                    column++;
                }
            }
        }
        return path.toString();
    }
}
