package org.skidpad.scenarios.procedural;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.skidpad.scenarios.procedural.DrawnRoad.Line;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

/**
 * One attempt at a road: lays block after block from where the last one ended, for right-hand traffic. The reference line lies
 * between the directions. Where lanes fork, the way is linked first, so that it is the way that traffic takes. Used once.
 */
final class RoadDrawer {
    /** The way goes on so far behind a last junction, m. */
    private static final double TAIL = 80;

    /** To an entry, exit or drop from the beginning of its block, and from it to the end, m. */
    private static final double APPROACH = 40;

    private static final double CLEAR = 60;

    private static final double RAMP_RADIUS = 90;
    private static final double RAMP_ANGLE = 0.5;

    /** From the border of a junction's lanes to its arms, m. */
    private static final double CORNER = 8;

    /** Between an arm of a roundabout and the ring, m, and the angle between that arm and its way in, or out. */
    private static final double FLARE = 20;

    private static final double SPLAY = 38 * Math.PI / 180;

    /** Lanes on a ring, and to and from it, are this wide at least: cars swing out there, m. */
    private static final double RING_WIDTH = 5;

    private static final double DISC_STEP = 2;

    private final RoadPlan plan;
    private final RandomStream random;
    private final ToDoubleFunction<Distribution> draw;
    private final RoadNetworkBuilder builder = new RoadNetworkBuilder();
    private final Footprint footprint = new Footprint();
    private final List<Line> lines = new ArrayList<>();
    private final double w;

    /** Where the next block begins. */
    private Pose cursor = new Pose(0, 0, 0);

    /** What its lanes go on from, and what those of the other direction lead to: of lane i, list i - 1. */
    private List<List<End>> forward = new ArrayList<>();

    private List<List<End>> oncoming = new ArrayList<>();
    /** The road that ends here, whose lane -1 comes to a junction; null behind a junction and at the very beginning. */
    private String comesOn;

    /** Roads that oncoming traffic gives way to at the start of the next block. */
    private List<String> backYieldsTo = List.of();

    private int number;
    private double length;

    /** One end of a lane: that of larger road stations or not. */
    private record End(LaneBuilder lane, boolean last) {}

    RoadDrawer(RoadPlan plan, RandomStream random, ToDoubleFunction<Distribution> draw) {
        this.plan = plan;
        this.random = random;
        this.draw = draw;
        w = plan.laneWidth();
        for (int i = 0; i < plan.lanes(); i++) {
            forward.add(List.of());
        }
        for (int i = 0; i < plan.oncoming(); i++) {
            oncoming.add(List.of());
        }
    }

    /** @return false where a block came to lie on an earlier one */
    boolean run() {
        boolean open = true;
        for (RoadPlan.Part part : plan.parts()) {
            int count = (int) draw.applyAsDouble(part.count());
            for (int i = 0; i < count; i++) {
                int which = part.of().size() == 1 ? 0 : random.nextInt(part.of().size());
                Block block = part.of().get(which);
                if (block.kind().needsOneLaneEachWay() && comesOn == null) {
                    // Junctions need a road between them, for their lines.
                    if (!placed(() -> straight(APPROACH))) {
                        return false;
                    }
                }
                if (!placed(() -> lay(block))) {
                    return false;
                }
                open = block.kind().needsOneLaneEachWay();
            }
        }
        return !open || placed(() -> straight(TAIL));
    }

    DrawnRoad build() {
        return new DrawnRoad(builder.build(), lines, number, length);
    }

    private boolean placed(Runnable block) {
        Pose joint = cursor;
        number++;
        block.run();
        return footprint.settle(joint.x(), joint.y());
    }

    private void lay(Block block) {
        switch (block.kind()) {
            case STRAIGHT -> straight(number(block, "length"));
            case CURVE -> curve(number(block, "radius"), number(block, "angle"), turn(block));
            case ENTRY -> entry(number(block, "before"), number(block, "length"));
            case EXIT -> exit(number(block, "length"));
            case DROP -> drop(number(block, "length"));
            case FORK -> fork(number(block, "radius"), number(block, "angle"), turn(block));
            case JUNCTION -> junction(number(block, "arm"), turn(block), block.rule());
            case ROUNDABOUT -> roundabout(number(block, "radius"), number(block, "arm"), turn(block));
        }
    }

    private double number(Block block, String key) {
        return draw.applyAsDouble(block.numbers().get(key));
    }

    /** 1 left, 0 straight, -1 right. */
    private int turn(Block block) {
        List<String> turns = block.kind().turns;
        String word = block.turn();
        if (word.equals("either")) {
            word = turns.get(random.nextInt(turns.size() - 1));
        }
        return word.equals("left") ? 1 : word.equals("right") ? -1 : 0;
    }

    private String id() {
        return "b" + number;
    }

    private int lanes() {
        return forward.size();
    }

    private void straight(double metres) {
        Pen way = pen(id(), "", cursor).line(metres);
        section(way, 0, lanes());
        finish(way);
    }

    private void curve(double radius, double angle, int sign) {
        double r = Math.max(radius, Math.max(lanes(), oncoming.size()) * w + 6);
        double spiral = Math.min(0.4 * r * angle, 30);
        double k = sign / r;
        Pen way = pen(id(), "", cursor)
                .spiral(spiral, 0, k)
                .arc(r * angle - spiral, k)
                .spiral(spiral, k, 0);
        section(way, 0, lanes());
        finish(way);
    }

    private void entry(double before, double merging) {
        int n = lanes();
        double first = Math.max(before, APPROACH);
        Pen way = pen(id(), "", cursor).line(first + merging + CLEAR);
        section(way, 0, n);
        List<LaneBuilder> wide = section(way, first, n + 1);
        double turn = Math.min(RAMP_ANGLE, 0.6 * first / RAMP_RADIUS);
        double bend = turn * RAMP_RADIUS;
        double approach = Math.max(10, first - bend);
        Pose end = Pen.aside(Pen.move(cursor, first), -n * w);
        Pose start = Pen.move(Pen.startOfArc(end, -1 / RAMP_RADIUS, bend), -approach);
        Pen ramp = pen(id() + "-ramp", "", start).line(approach).arc(bend, -1 / RAMP_RADIUS);
        builder.link(single(ramp, "solid"), true, wide.get(n), false);
        discs(ramp, 1, 0);
        section(way, first + merging, n);
        finish(way);
    }

    private void exit(double slowing) {
        int n = lanes();
        Pen way = pen(id(), "", cursor).line(APPROACH + slowing + CLEAR);
        section(way, 0, n);
        List<LaneBuilder> wide = section(way, APPROACH, n + 1);
        Pose start = Pen.aside(Pen.move(cursor, APPROACH + slowing), -n * w);
        Pen ramp = pen(id() + "-ramp", "", start)
                .arc(RAMP_ANGLE * RAMP_RADIUS, -1 / RAMP_RADIUS)
                .line(CLEAR);
        builder.link(wide.get(n), true, single(ramp, "solid"), false);
        discs(ramp, 1, 0);
        section(way, APPROACH + slowing, n);
        finish(way);
    }

    /** The rightmost lane runs out smoothly, as w (1 - 3 τ² + 2 τ³); a road of one lane goes on. */
    private void drop(double taper) {
        int n = lanes();
        Pen way = pen(id(), "", cursor).line(APPROACH + taper + CLEAR);
        section(way, 0, n);
        if (n > 1) {
            List<LaneBuilder> narrow = section(way, APPROACH, n);
            narrow.get(n - 1).width(0, w, 0, -3 * w / (taper * taper), 2 * w / (taper * taper * taper));
            section(way, APPROACH + taper, n - 1);
        }
        finish(way);
    }

    /** Two roads from one; the way is the straight one or the bend. */
    private void fork(double radius, double angle, int sign) {
        int n = lanes();
        int side = sign == 0 ? 2 * random.nextInt(2) - 1 : sign;
        double r = Math.max(radius, n * w + 10);
        double straight = r * Trigonometry.sin(angle) + CLEAR;
        List<List<End>> before = forward;
        Pen way = pen(id(), "fork", cursor);
        Pen off = pen(id() + "-off", "fork", cursor);
        (sign == 0 ? way : off).line(straight);
        (sign == 0 ? off : way).arc(r * angle, side / r);
        section(way, 0, n);
        List<List<End>> after = forward;
        forward = before;
        section(off, 0, n);
        discs(off, n, 0);
        forward = after;
        finish(way);
    }

    /**
     * Four arms; the way leaves by one of three, and the traffic of the others goes straight over.
     *
     * @param arm length of the arms that the way does not use, m
     */
    private void junction(double arm, int turn, String rule) {
        double half = w + CORNER;
        Pose centre = Pen.move(cursor, half);
        footprint.disc(centre.x(), centre.y(), half + CORNER / 2);
        Pose exit = Pen.move(Pen.turned(centre, turn * Math.PI / 2), half);
        String from = comesOn;
        Pen way = pen(id(), id(), cursor);
        quarter(way, turn, half);
        LaneBuilder over = single(way, "none");
        join(over, forward.get(0));
        Pen back = pen(id() + "-back", id(), Pen.turned(exit, Math.PI));
        quarter(back, -turn, half);
        LaneBuilder returning = single(back, "none");
        End home = oncoming.get(0).get(0);
        builder.link(returning, true, home.lane(), home.last());
        List<End> leading = new ArrayList<>(List.of(new End(over, true)));

        // Arms by where they lie from the way in: right, ahead, left.
        String[] names = {id() + "-right", id() + "-ahead", id() + "-left"};
        LaneBuilder[] in = new LaneBuilder[3];
        LaneBuilder[] out = new LaneBuilder[3];
        for (int side = -1; side <= 1; side++) {
            if (side != turn) {
                Pose start = Pen.move(Pen.turned(centre, side * Math.PI / 2), half);
                LaneBuilder[] both = arm(names[side + 1], start, arm);
                in[side + 1] = both[0];
                out[side + 1] = both[1];
            }
        }
        List<String> crossing = new ArrayList<>();
        for (int side = -1; side <= 1; side++) {
            if (side == turn) {
                continue;
            }
            Pose start = Pen.move(Pen.turned(centre, side * Math.PI / 2), half);
            Pen across = pen(names[side + 1] + "-over", id(), Pen.turned(start, Math.PI))
                    .line(2 * half);
            LaneBuilder lane = single(across, "none");
            builder.link(in[side + 1], false, lane, false);
            if (side == 0) {
                builder.link(lane, true, home.lane(), home.last());
            } else if (-side == turn) {
                leading.add(new End(lane, true));
            } else {
                builder.link(lane, true, out[1 - side], false);
            }
            if (side != 0) {
                crossing.add(across.id);
            }
        }
        rules(turn, rule, from, names, crossing);
        length += way.length();
        forward = List.of(leading);
        oncoming = List.of(List.of(new End(returning, false)));
        cursor = exit;
        comesOn = null;
    }

    private void rules(int turn, String rule, String from, String[] names, List<String> crossing) {
        boolean priority = rule.equals("priority");
        boolean stop = rule.equals("stop");
        String ahead = names[1] + "-over";
        List<String> own = new ArrayList<>(priority ? List.of() : crossing);
        if (turn == 1) {
            own.add(ahead);
        }
        line(id() + "-way", from, -1, false, stop, own);
        List<String> others = new ArrayList<>(List.of(id(), id() + "-back"));
        if (turn != 0) {
            line(names[1], names[1], 1, true, stop && !priority, priority ? List.of() : crossing);
            others.add(ahead);
        }
        for (int side = -1; side <= 1; side += 2) {
            if (side != turn && priority) {
                line(names[side + 1], names[side + 1], 1, true, false, others);
            }
        }
        List<String> returning = new ArrayList<>(priority ? List.of() : crossing);
        if (turn != 0) {
            returning.add(ahead);
        }
        backYieldsTo = returning;
    }

    /** One lane round and four arms; everybody leaves where the way does. */
    private void roundabout(double radius, double arm, int turn) {
        double r = Math.max(radius, 14);
        double reach = r + w + FLARE;
        Pose centre = Pen.move(cursor, reach);
        footprint.disc(centre.x(), centre.y(), reach);
        // Counter-clockwise from the way in.
        String[] names = {id() + "-back", id() + "-right", id() + "-ahead", id() + "-left"};
        int leaves = 2 + turn;
        LaneBuilder[] in = new LaneBuilder[4];
        LaneBuilder[] out = new LaneBuilder[4];
        LaneBuilder[] past = new LaneBuilder[4];
        LaneBuilder[] onwards = new LaneBuilder[4];
        Pose[] arms = new Pose[4];
        for (int k = 0; k < 4; k++) {
            double at = cursor.heading() + Math.PI + k * Math.PI / 2;
            arms[k] = k == 0
                    ? Pen.turned(cursor, Math.PI)
                    : Pen.move(new Pose(centre.x(), centre.y(), Angles.wrap(at)), reach);
            Pen entering = pen(k == 0 ? id() : names[k] + "-in", id(), Pen.turned(arms[k], Math.PI));
            in[k] = wide(entering.blend(onRing(centre, r, at + SPLAY)), "none");
            length += k == 0 ? entering.length() : 0;
        }
        for (int k = 0; k < 4; k++) {
            double at = cursor.heading() + Math.PI + k * Math.PI / 2;
            past[k] = wide(
                    pen(names[k] + "-past", id(), onRing(centre, r, at - SPLAY)).arc(2 * SPLAY * r, 1 / r), "solid");
            onwards[k] = wide(
                    pen(names[k] + "-ring", id(), onRing(centre, r, at + SPLAY))
                            .arc((Math.PI / 2 - 2 * SPLAY) * r, 1 / r),
                    "solid");
            Pen leaving =
                    pen(names[k] + "-out", id(), onRing(centre, r, at - SPLAY)).blend(arms[k]);
            out[k] = wide(leaving, "none");
            length += k == leaves ? leaving.length() + r * (leaves * Math.PI / 2 - 2 * SPLAY) : 0;
        }
        for (int k = 0; k < 4; k++) {
            int next = (k + 1) % 4;
            builder.link(past[k], true, onwards[k], false);
            builder.link(in[k], true, onwards[k], false);
            builder.link(onwards[k], true, next == leaves ? out[next] : past[next], false);
            builder.link(onwards[k], true, next == leaves ? past[next] : out[next], false);
        }
        join(in[0], forward.get(0));
        End home = oncoming.get(0).get(0);
        builder.link(out[0], true, home.lane(), home.last());
        line(id() + "-way", comesOn, -1, false, false, List.of(names[0] + "-past"));
        for (int k = 1; k < 4; k++) {
            if (k != leaves) {
                LaneBuilder[] both = arm(names[k], arms[k], arm);
                builder.link(both[0], false, in[k], false);
                builder.link(out[k], true, both[1], false);
                line(names[k], names[k], 1, true, false, List.of(names[k] + "-past"));
            }
        }
        backYieldsTo = List.of(names[leaves] + "-past");
        forward = List.of(List.of(new End(out[leaves], true)));
        oncoming = List.of(List.of(new End(in[leaves], false)));
        cursor = arms[leaves];
        comesOn = null;
    }

    private static Pose onRing(Pose centre, double r, double at) {
        Pose p = Pen.move(new Pose(centre.x(), centre.y(), at), r);
        return Pen.turned(p, Math.PI / 2);
    }

    private static void quarter(Pen pen, int turn, double half) {
        if (turn == 0) {
            pen.line(2 * half);
        } else {
            pen.arc(half * Math.PI / 2, turn / half);
        }
    }

    /** A road outwards from a junction; its lanes in and out. */
    private LaneBuilder[] arm(String name, Pose start, double metres) {
        Pen road = pen(name, "", start).line(metres);
        SectionBuilder section = road.road.section(0);
        section.centreMark(0, "solid");
        discs(road, 1, 1);
        return new LaneBuilder[] {lane(section, 1, "solid"), lane(section, -1, "solid")};
    }

    private void line(String name, String road, int lane, boolean atStart, boolean stop, List<String> to) {
        if (!to.isEmpty() && road != null) {
            lines.add(new Line(name, road, lane, atStart, stop, to));
        }
    }

    private Pen pen(String id, String junction, Pose start) {
        return new Pen(builder.road(id, "", junction, false), id, start);
    }

    /** Lanes of both directions from a station of a piece of way on, joined to those before; those along the way, left to right. */
    private List<LaneBuilder> section(Pen way, double from, int count) {
        SectionBuilder section = way.road.section(from);
        section.centreMark(0, "solid");
        List<LaneBuilder> along = new ArrayList<>();
        List<List<End>> next = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            LaneBuilder lane = lane(section, -i, i == count ? "solid" : "broken");
            if (i <= forward.size()) {
                join(lane, forward.get(i - 1));
            }
            along.add(lane);
            next.add(List.of(new End(lane, true)));
        }
        forward = next;
        List<List<End>> back = new ArrayList<>();
        for (int i = 1; i <= oncoming.size(); i++) {
            LaneBuilder lane = lane(section, i, i == oncoming.size() ? "solid" : "broken");
            for (End end : oncoming.get(i - 1)) {
                builder.link(lane, false, end.lane(), end.last());
            }
            back.add(List.of(new End(lane, true)));
        }
        oncoming = back;
        return along;
    }

    private void join(LaneBuilder lane, List<End> before) {
        for (End end : before) {
            builder.link(end.lane(), end.last(), lane, false);
        }
    }

    private LaneBuilder single(Pen road, String mark) {
        return lane(road.road.section(0), -1, mark);
    }

    /** A lane of a roundabout: wider than others, about the same middle. */
    private LaneBuilder wide(Pen road, String mark) {
        double width = Math.max(w, RING_WIDTH);
        road.road.laneOffset(0, (width - w) / 2, 0, 0, 0);
        return road.road
                .section(0)
                .lane(-1, "driving")
                .width(0, width, 0, 0, 0)
                .speedLimit(plan.speedLimit())
                .mark(0, mark);
    }

    private LaneBuilder lane(SectionBuilder section, int id, String mark) {
        return section.lane(id, "driving")
                .width(0, w, 0, 0, 0)
                .speedLimit(plan.speedLimit())
                .mark(0, mark);
    }

    /** Ends a block that is one road. */
    private void finish(Pen way) {
        line(way.id + "-back", way.id, 1, true, false, backYieldsTo);
        backYieldsTo = List.of();
        discs(way, Math.max(lanes(), 1) + 1, oncoming.size());
        length += way.length();
        cursor = way.at();
        comesOn = way.id;
    }

    private void discs(Pen road, int right, int left) {
        double middle = (left - right) * w / 2;
        double radius = (left + right) * w / 2;
        double[] out = new double[3];
        for (double s = 0; s <= road.length(); s += DISC_STEP) {
            road.road.at(s, out);
            footprint.disc(
                    out[0] - middle * Trigonometry.sin(out[2]), out[1] + middle * Trigonometry.cos(out[2]), radius);
        }
    }
}
