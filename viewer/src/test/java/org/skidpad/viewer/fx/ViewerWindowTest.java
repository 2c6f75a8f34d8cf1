package org.skidpad.viewer.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.viewer.SyntheticRun;
import org.skidpad.viewer.scene.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window on Monocle, JavaFX's headless platform (surefire sets the properties). */
@ExtendWith(ApplicationExtension.class)
class ViewerWindowTest {
    private Stage stage;
    private ViewerWindow window;

    @Start
    void start(Stage given) {
        stage = given;
        SyntheticRun run = SyntheticRun.motorway(12, 30).withEvent(new RunEvent(20, "collision", 0, "with car 1"));
        window = new ViewerWindow(given, run, "motorway.mcap", file -> SyntheticRun.room(1));
        window.show();
    }

    private double time() {
        return window.playback().timeline().time();
    }

    @Test
    void thePlayButtonStartsAndStops(FxRobot robot) throws Exception {
        robot.clickOn("#play");
        assertTrue(window.playback().timeline().playing());
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> time() > 0.1);
        robot.clickOn("#play");
        assertFalse(window.playback().timeline().playing());
        String shown = robot.lookup("#time-label").queryAs(Label.class).getText();
        assertTrue(shown.endsWith("/ 30.00 s"), shown);
    }

    @Test
    void theSliderSeeks(FxRobot robot) {
        robot.clickOn("#time");
        assertEquals(15, time(), 1.0);
        assertEquals(time(), robot.lookup("#time").queryAs(Slider.class).getValue(), 1e-9);
    }

    @Test
    void aClickOnAnEventJumpsToIt(FxRobot robot) {
        Node collision = robot.lookup(".list-cell")
                .match(node -> node instanceof ListCell<?> cell
                        && cell.getItem() instanceof RunEvent event
                        && event.kind().equals("collision"))
                .query();
        robot.clickOn(collision);
        assertEquals(20, time(), 1e-9);
        String status = robot.lookup("#status-time").queryAs(Label.class).getText();
        assertTrue(status.startsWith("t = 20.00 s   sample 200 of 300"), status);
    }

    @Test
    void keysStepChangeTheSpeedAndSwitchLayers(FxRobot robot) {
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.LEFT);
        assertEquals(0.1, time(), 1e-9);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertEquals(1.1, time(), 1e-9);
        robot.push(KeyCode.L);
        assertFalse(robot.lookup("#lidar").queryAs(ToggleButton.class).isSelected());
        robot.push(KeyCode.PERIOD);
        assertEquals(4, time(), 1e-9);
        robot.push(KeyCode.END);
        assertEquals(30, time(), 1e-9);
        robot.interact(() -> stage.getScene()
                .getRoot()
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_TYPED,
                        "+",
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false)));
        assertEquals(2, window.playback().timeline().speed());
        assertEquals(2.0, robot.lookup("#speed").queryAs(ComboBox.class).getValue());
    }

    @Test
    void aClickOnAPlotSetsTheTimeUnderAllPlots(FxRobot robot) {
        robot.clickOn("#plots");
        assertEquals(15, time(), 2);
    }

    @Test
    void aSecondRunCanBeComparedAndPutAway(FxRobot robot) {
        robot.interact(() -> window.playback().compareWith(SyntheticRun.motorway(3, 10)));
        assertEquals(
                "End compare", robot.lookup("#compare").queryAs(Button.class).getText());
        robot.clickOn("#compare");
        assertFalse(window.playback().comparing());
    }

    @Test
    void helpOpensAndCloses(FxRobot robot) {
        robot.clickOn("#help");
        assertTrue(robot.lookup("#help-overlay").query().isVisible());
        robot.push(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#help-overlay").query().isVisible());
    }

    @Test
    void theFollowChoiceMovesTheCameraToThatActor(FxRobot robot) {
        robot.interact(() -> robot.lookup("#follow")
                .<ComboBox<Integer>>queryAs(comboBoxOfActors())
                .setValue(5));
        assertEquals(5, window.playback().followed());
        MapView map = robot.lookup("#map").queryAs(MapView.class);
        assertEquals(window.playback().run().x(0, 5), map.camera().centreX(), 1e-9);
        robot.clickOn("#fit");
        assertEquals(Playback.NOBODY, window.playback().followed());
        robot.push(KeyCode.F);
        assertEquals(0, window.playback().followed());
        robot.push(KeyCode.F);
        assertEquals(1, window.playback().followed());
        robot.push(KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.SHIFT, KeyCode.F);
        assertEquals(11, window.playback().followed());
    }

    @SuppressWarnings("unchecked")
    private static Class<ComboBox<Integer>> comboBoxOfActors() {
        return (Class<ComboBox<Integer>>) (Class<?>) ComboBox.class;
    }

    @Test
    void theMapShowsTheEgoInTheMiddleInBothColourSchemes(FxRobot robot) throws Exception {
        assertEquals(colour(Theme.DARK.ego()), colourBesideTheMiddle());
        robot.clickOn("#theme");
        assertEquals("Dark", robot.lookup("#theme").queryAs(Button.class).getText());
        assertEquals(colour(Theme.LIGHT.ego()), colourBesideTheMiddle());
        assertNotEquals(Theme.DARK.ego(), Theme.LIGHT.ego());
    }

    /** Where the rear of the ego is while the camera follows it. */
    private Color colourBesideTheMiddle() throws Exception {
        Node map = stage.getScene().lookup("#map");
        WritableImage image =
                WaitForAsyncUtils.asyncFx(() -> map.snapshot(null, null)).get(10, TimeUnit.SECONDS);
        return image.getPixelReader().getColor((int) image.getWidth() / 2 - 4, (int) image.getHeight() / 2);
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
