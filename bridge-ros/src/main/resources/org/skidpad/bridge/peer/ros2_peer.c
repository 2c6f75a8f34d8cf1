// An independent DDS participant, by Eclipse Cyclone DDS, that speaks ROS 2's topics and types.
//
//   ros2_peer DOMAIN echo SECONDS          sends back what comes on rt/echo/twist_request and rt/echo/scan_request
//   ros2_peer DOMAIN publish SECONDS BEAMS sends a Twist on rt/peer/cmd_vel and a scan on rt/peer/scan each 50 ms
//   ros2_peer DOMAIN listen SECONDS        prints what comes on rt/peer/cmd_vel and rt/peer/scan: a line each
#include "dds/dds.h"
#include "ros2_messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef geometry_msgs_msg_dds__Twist_ twist_t;
typedef sensor_msgs_msg_dds__LaserScan_ scan_t;

static dds_entity_t participant;
static dds_qos_t *qos;

static dds_entity_t topic(const dds_topic_descriptor_t *type, const char *name) {
    return dds_create_topic(participant, type, name, qos, NULL);
}

static dds_entity_t reader(const dds_topic_descriptor_t *type, const char *name) {
    return dds_create_reader(participant, topic(type, name), qos, NULL);
}

static dds_entity_t writer(const dds_topic_descriptor_t *type, const char *name) {
    return dds_create_writer(participant, topic(type, name), qos, NULL);
}

static void wait_on(dds_entity_t waitset, dds_entity_t r) {
    dds_waitset_attach(waitset, dds_create_readcondition(r, DDS_ANY_STATE), 0);
}

static void print_twist(const void *m) {
    const twist_t *t = m;
    printf("twist %.9g %.9g\n", t->linear.x, t->angular.z);
    fflush(stdout);
}

static void print_scan(const void *m) {
    const scan_t *s = m;
    uint32_t n = s->ranges._length;
    double sum = 0;
    for (uint32_t i = 0; i < n; i++) sum += s->ranges._buffer[i];
    printf("scan %u %.9g %.9g %s %d.%09u\n", n, n ? s->ranges._buffer[n - 1] : 0.0, sum, s->header.frame_id,
           s->header.stamp.sec, s->header.stamp.nanosec);
    fflush(stdout);
}

// Takes all that has come, and hands it to a writer or prints it.
static void drain(dds_entity_t r, dds_entity_t w, void (*print)(const void *)) {
    void *samples[1] = {0};
    dds_sample_info_t info[1];
    int n;
    while ((n = dds_take(r, samples, info, 1, 1)) > 0) {
        if (info[0].valid_data) {
            if (print) print(samples[0]);
            else dds_write(w, samples[0]);
        }
        dds_return_loan(r, samples, n);
        samples[0] = NULL;
    }
}

static void serve(const char *twist_in, const char *scan_in, int seconds, int echo) {
    dds_entity_t t = reader(&geometry_msgs_msg_dds__Twist__desc, twist_in);
    dds_entity_t s = reader(&sensor_msgs_msg_dds__LaserScan__desc, scan_in);
    dds_entity_t tw = echo ? writer(&geometry_msgs_msg_dds__Twist__desc, "rt/echo/twist_reply") : 0;
    dds_entity_t sw = echo ? writer(&sensor_msgs_msg_dds__LaserScan__desc, "rt/echo/scan_reply") : 0;
    dds_entity_t waitset = dds_create_waitset(participant);
    wait_on(waitset, t);
    wait_on(waitset, s);
    dds_time_t end = dds_time() + DDS_SECS(seconds);
    while (dds_time() < end) {
        dds_waitset_wait(waitset, NULL, 0, DDS_MSECS(200));
        drain(t, tw, echo ? NULL : print_twist);
        drain(s, sw, echo ? NULL : print_scan);
    }
}

static void publish(int seconds, int beams) {
    dds_entity_t tw = writer(&geometry_msgs_msg_dds__Twist__desc, "rt/peer/cmd_vel");
    dds_entity_t sw = writer(&sensor_msgs_msg_dds__LaserScan__desc, "rt/peer/scan");
    twist_t t;
    scan_t s;
    memset(&t, 0, sizeof t);
    memset(&s, 0, sizeof s);
    s.header.frame_id = "laser";
    s.header.stamp.sec = 12;
    s.header.stamp.nanosec = 345678901;
    s.range_max = 3.5f;
    s.ranges._buffer = malloc(sizeof(float) * beams);
    s.ranges._length = s.ranges._maximum = beams;
    for (int i = 0; i < beams; i++) s.ranges._buffer[i] = i * 0.0078125f;
    t.linear.x = 0.22;
    t.angular.z = -1.5;
    dds_time_t end = dds_time() + DDS_SECS(seconds);
    while (dds_time() < end) {
        dds_write(tw, &t);
        dds_write(sw, &s);
        dds_sleepfor(DDS_MSECS(50));
    }
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: ros2_peer DOMAIN echo|publish|listen SECONDS [BEAMS]\n");
        return 2;
    }
    participant = dds_create_participant(atoi(argv[1]), NULL, NULL);
    if (participant < 0) {
        fprintf(stderr, "no participant: %s\n", dds_strretcode(-participant));
        return 1;
    }
    // What a ROS 2 node uses where it says nothing: reliable, volatile, keep last 10.
    qos = dds_create_qos();
    dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_SECS(1));
    dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 10);
    dds_qset_durability(qos, DDS_DURABILITY_VOLATILE);
    int seconds = atoi(argv[3]);
    if (!strcmp(argv[2], "echo")) serve("rt/echo/twist_request", "rt/echo/scan_request", seconds, 1);
    else if (!strcmp(argv[2], "listen")) serve("rt/peer/cmd_vel", "rt/peer/scan", seconds, 0);
    else publish(seconds, argc > 4 ? atoi(argv[4]) : 720);
    dds_delete(participant);
    return 0;
}
