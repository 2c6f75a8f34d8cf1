package org.skidpad.viewer.scene;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.Primitive.Anchor;
import org.skidpad.viewer.scene.Primitive.Clip;
import org.skidpad.viewer.scene.Primitive.Label;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;

/** A whole picture of a moment on one page: a header line, the map, the plots and the events so far. */
public final class Page {
    private static final double HEADER = 58;
    /** A page narrower than this has no room for plots beside the map; a lower one none for events under them. px. */
    private static final double MIN_WIDTH_FOR_PLOTS = 640;

    private static final double MIN_PLOT_HEIGHT = 90;
    /** Around a map that is shown whole on a page without plots, px. */
    private static final double SMALL_MARGIN = 20;

    private static final double EVENT_LINE = 20;
    private static final int MAX_EVENTS = 6;

    private final Scene scene;
    private final PlotStack plots;
    private final int plotCount;

    public Page(Scene scene) {
        this.scene = scene;
        Recording run = scene.recording();
        List<Plot> all = EgoPlots.of(run);
        plotCount = all.size();
        plots = new PlotStack(all, run.events(), run.time(0), run.time(run.samples() - 1));
    }

    /**
     * Paints the page.
     *
     * @param width px
     * @param height px
     * @param verdict what the header says of the run in good colour, or null for how the run ended
     */
    public List<Primitive> draw(
            double width, double height, Moment moment, DrawOptions options, View view, String verdict) {
        boolean overview = view == View.OVERVIEW;
        Theme theme = scene.theme();
        boolean withPlots = width >= MIN_WIDTH_FOR_PLOTS;
        double side = withPlots ? Math.rint(Math.min(430, width * 0.32)) : 0;
        Area map = new Area(0, HEADER, width - side, Math.max(1, height - HEADER));
        Camera camera = new Camera(map);
        if (overview) {
            camera.fit(scene.bounds(), withPlots ? Scene.FIT_MARGIN : SMALL_MARGIN);
        } else if (view == View.SITUATION) {
            scene.frameSituation(camera, moment);
        } else {
            scene.frame(camera, moment);
        }
        List<Primitive> out = new ArrayList<>();
        out.add(PlotStack.panel(new Area(0, 0, width, height), theme));
        List<Primitive> onMap = new ArrayList<>(scene.mapLayer(camera));
        onMap.addAll(scene.momentLayer(camera, moment, overview ? overviewOf(options) : options));
        out.add(new Clip(Role.BACKGROUND, map, onMap));
        header(width, moment, verdict, theme, out);
        if (withPlots) {
            side(new Area(map.right(), HEADER, side, height - HEADER), moment, theme, out);
        }
        return out;
    }

    /** Trails instead of what is about the next seconds, which would cover them. */
    private static DrawOptions overviewOf(DrawOptions options) {
        return options.withTrails(true).withVelocities(false).withPaths(false).withLidar(false);
    }

    private void header(double width, Moment moment, String verdict, Theme theme, List<Primitive> out) {
        Recording run = scene.recording();
        boolean room = width >= MIN_WIDTH_FOR_PLOTS;
        // A long name ends where the verdict begins.
        out.add(new Clip(
                Role.HEADER,
                new Area(0, 0, width - (room ? 320 : 140), HEADER),
                List.of(
                        new Label(Role.HEADER, 18, 20, RunSummary.title(run), 17, true, Anchor.LEFT, theme.text()),
                        new Label(
                                Role.HEADER,
                                18,
                                42,
                                RunSummary.policyAndSeed(run),
                                12,
                                false,
                                Anchor.LEFT,
                                theme.faintText()))));
        double right = width - 18;
        out.add(new Label(
                Role.HEADER,
                right,
                20,
                verdict == null ? RunSummary.verdict(run) : verdict,
                15,
                true,
                Anchor.RIGHT,
                verdict == null ? RunSummary.verdictColour(run, theme) : theme.goal()));
        String at = "t = " + RunSummary.time(moment.time(run));
        out.add(new Label(
                Role.HEADER,
                right,
                42,
                room ? at + "  ·  state " + RunSummary.stateHash(run, moment) : at,
                12,
                false,
                Anchor.RIGHT,
                theme.faintText()));
        out.add(line(0, HEADER - 0.5, width, HEADER - 0.5, theme));
    }

    private void side(Area area, Moment moment, Theme theme, List<Primitive> out) {
        out.add(line(area.x() + 0.5, area.y(), area.x() + 0.5, area.bottom(), theme));
        Recording run = scene.recording();
        double now = moment.time(run);
        List<RunEvent> past = new ArrayList<>();
        for (RunEvent event : run.events()) {
            if (event.time() <= now) {
                past.add(event);
            }
        }
        double roomForEvents = area.height() - plotCount * MIN_PLOT_HEIGHT - 80;
        int lines = (int) Math.min(Math.min(MAX_EVENTS, past.size()), Math.max(0, roomForEvents / EVENT_LINE));
        double eventsHeight = lines == 0 ? 8 : 34 + lines * EVENT_LINE;
        Area plotArea = area.inset(10, 12, 4, eventsHeight);
        out.addAll(plots.frames(plotArea, theme));
        out.addAll(plots.cursor(plotArea, now, theme));
        if (lines > 0) {
            events(area, past.subList(past.size() - lines, past.size()), eventsHeight, theme, out);
        }
    }

    private void events(Area area, List<RunEvent> shown, double height, Theme theme, List<Primitive> out) {
        double top = area.bottom() - height;
        List<Primitive> lines = new ArrayList<>();
        lines.add(
                new Label(Role.HEADER, area.x() + 18, top + 14, "Events so far", 12, true, Anchor.LEFT, theme.text()));
        double y = top + 36;
        for (RunEvent event : shown) {
            lines.add(new Label(
                    Role.HEADER,
                    area.x() + 66,
                    y,
                    RunSummary.time(event.time()),
                    11,
                    false,
                    Anchor.RIGHT,
                    theme.faintText()));
            lines.add(new Label(
                    Role.HEADER,
                    area.x() + 78,
                    y,
                    RunSummary.event(scene.recording().header(), event),
                    11,
                    false,
                    Anchor.LEFT,
                    PlotStack.eventColour(event, theme)));
            y += EVENT_LINE;
        }
        out.add(line(area.x(), top - 0.5, area.right(), top - 0.5, theme));
        out.add(new Clip(Role.HEADER, area.inset(1, 0, 8, 0), lines));
    }

    private static Polyline line(double x0, double y0, double x1, double y1, Theme theme) {
        return new Polyline(Role.HEADER, new double[] {x0, x1}, new double[] {y0, y1}, theme.panelLine(), 1);
    }
}
