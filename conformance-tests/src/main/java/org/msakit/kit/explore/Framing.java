package org.msakit.kit.explore;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.msakit.wire.Octets;

/** How the octets of a stimulus are cut into writes. TCP gives no promise of it; a server must not care. */
enum Framing {
    WHOLE {
        @Override
        List<Octets> pieces(Octets octets, SplittableRandom random) {
            return List.of(octets);
        }
    },
    OCTET_BY_OCTET {
        @Override
        List<Octets> pieces(Octets octets, SplittableRandom random) {
            return IntStream.range(0, octets.length())
                    .mapToObj(i -> octets.from(i).to(1))
                    .toList();
        }
    },
    /** Between the CR and the LF of the last line. */
    BEFORE_LF {
        @Override
        List<Octets> pieces(Octets octets, SplittableRandom random) {
            return cut(octets, octets.latin1().lastIndexOf("\r\n") + 1);
        }
    },
    ANYWHERE {
        @Override
        List<Octets> pieces(Octets octets, SplittableRandom random) {
            return octets.length() < 2 ? List.of(octets) : cut(octets, 1 + random.nextInt(octets.length() - 1));
        }
    };

    /** The writes in order, none of them empty. */
    abstract List<Octets> pieces(Octets octets, SplittableRandom random);

    /** One that cuts. */
    static Framing cutting(SplittableRandom random) {
        return values()[1 + random.nextInt(values().length - 1)];
    }

    private static List<Octets> cut(Octets octets, int at) {
        return at <= 0 ? List.of(octets) : List.of(octets.to(at), octets.from(at));
    }
}
