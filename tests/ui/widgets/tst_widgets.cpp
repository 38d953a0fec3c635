// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confirmations.h"
#include "widgets/copybutton.h"
#include "widgets/copylabel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/qrview.h"
#include "widgets/relativetimelabel.h"
#include "widgets/statebadge.h"
#include "widgets/timelinerun.h"
#include "widgets/timelinestep.h"
#include "widgets/timelineview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coinpay;

namespace {

class MovableClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return time; }

    [[nodiscard]] qint64 monotonicMs() const override { return time; }

    UnixMs time = 1'770'000'000'000;
};

Transition transition(qint64 version, const QString &from, const QString &to)
{
    Transition step;
    step.resourceId = QStringLiteral("inv_1");
    step.version = version;
    step.fromStatus = from;
    step.toStatus = to;
    step.occurredAt = 1'769'999'000'000 + version * 1000;
    step.learnedAt = step.occurredAt + 3000;
    step.requestId = QStringLiteral("req_%1").arg(version);
    step.eventId = QStringLiteral("evt_%1").arg(version);
    return step;
}

//! Pending, processing, and then only confirmations, a second between them.
QList<Transition> confirmations(const QList<int> &counts)
{
    QList<Transition> steps{transition(1, {}, QStringLiteral("pending")),
                            transition(2, QStringLiteral("pending"), QStringLiteral("processing"))};
    steps.last().confirmations = 0;
    steps.last().requiredConfirmations = 12;
    for (const int count : counts) {
        steps.append(transition(steps.size() + 1, QStringLiteral("processing"),
                                QStringLiteral("processing")));
        steps.last().confirmations = count;
        steps.last().requiredConfirmations = 12;
    }
    return steps;
}

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copyLabelCopiesWhatItMeansNotWhatItShows()
    {
        CopyLabel label(QStringLiteral("Request id"));
        const QString id = QStringLiteral("req_\u202E01HV");
        label.setText(id);
        QVERIFY(label.label()->text().contains(QStringLiteral("U+202E")));
        QSignalSpy copied(&label, &CopyLabel::copied);
        label.button()->click();
        QCOMPARE(copied.size(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), id);
        QCOMPARE(label.button()->accessibleName(), QStringLiteral("Copied"));
        QTRY_COMPARE_WITH_TIMEOUT(label.button()->accessibleName(),
                                  QStringLiteral("Copy Request id"), 20'000);
    }

    void copyLabelWithoutTextHasNoButton()
    {
        CopyLabel label(QStringLiteral("Request id"));
        label.show();
        QVERIFY(!label.button()->isVisible());
        label.setText(QStringLiteral("req_1"));
        QVERIFY(label.button()->isVisible());
    }

    void copyButtonIsDisabledWithoutContent()
    {
        CopyButton button(QStringLiteral("Copy link"));
        QVERIFY(!button.isEnabled());
        button.setContent(QStringLiteral("bitcoin:1"));
        button.click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("bitcoin:1"));
    }

    void elidedLabelShortensInTheMiddle()
    {
        ElidedLabel label(Qt::ElideMiddle);
        label.setText(QString(200, u'x'));
        label.resize(100, 20);
        QVERIFY(label.isElided());
        QVERIFY(label.minimumSizeHint().width() < 200);
        label.setText(QStringLiteral("x"));
        QVERIFY(!label.isElided());
    }

    void qrHasItsFinderPatterns()
    {
        const QImage code = qrModules(QStringLiteral("bitcoin:bc1qxyz?amount=0.015"));
        QVERIFY(!code.isNull());
        QCOMPARE(code.width(), code.height());
        QCOMPARE((code.width() - 17) % 4, 0); // ISO/IEC 18004: 4 * version + 17
        const int last = code.width() - 1;
        for (const QPoint corner : {QPoint(0, 0), QPoint(last - 6, 0), QPoint(0, last - 6)}) {
            QCOMPARE(code.pixel(corner), qRgb(0, 0, 0));
            QCOMPARE(code.pixel(corner + QPoint(1, 1)), qRgb(255, 255, 255));
            QCOMPARE(code.pixel(corner + QPoint(3, 3)), qRgb(0, 0, 0));
        }
    }

    void qrOfTooMuchIsNothing()
    {
        QrView view;
        view.setContent(QString(5000, u'x'));
        QVERIFY(view.modules().isNull());
        QVERIFY(!view.isVisible());
    }

    void qrIsBlackOnWhiteInTheDark()
    {
        QrView view;
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::Base, Qt::black);
        view.setPalette(dark);
        view.setContent(QStringLiteral("bitcoin:bc1qxyz"));
        view.resize(view.sizeHint());
        const QImage picture = view.grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() / 2, 4), QColor(Qt::white));
        QSet<QRgb> inside;
        for (int x = 10; x < picture.width() - 10; ++x)
            inside.insert(picture.pixel(x, picture.height() / 2));
        QCOMPARE(inside.size(), 2); // black and white, nothing in between
    }

    void relativeTimeIsRedrawnWhenItReadsDifferently()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        RelativeTimeLabel label(heartbeat);
        label.setTime(clock.time - 120'000);
        label.show();
        QCOMPARE(label.text(), QStringLiteral("2 min ago"));
        clock.time += 60'000;
        Q_EMIT heartbeat.beat();
        QCOMPARE(label.text(), QStringLiteral("3 min ago"));
        QVERIFY(!label.toolTip().isEmpty());
        label.setTime(0);
        QVERIFY(label.text().isEmpty());
    }

    void expiryReadsAheadAndBehind()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        RelativeTimeLabel label(heartbeat);
        label.setPatterns(QStringLiteral("Expires %1"), QStringLiteral("Expired %1"));
        label.setTime(clock.time + 300'000);
        QCOMPARE(label.text(), QStringLiteral("Expires in 5 min"));
        clock.time += 600'000;
        label.setTime(label.time());
        QCOMPARE(label.text(), QStringLiteral("Expired 5 min ago"));
    }

    void timelineKeepsTheStepsItHas()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        TimelineView view(heartbeat);
        QList<Transition> steps{transition(1, {}, QStringLiteral("pending"))};
        view.setTransitions(steps);
        TimelineStep *first = view.step(0);
        steps.append(transition(2, QStringLiteral("pending"), QStringLiteral("paid")));
        view.setTransitions(steps);
        QCOMPARE(view.stepCount(), 2);
        QCOMPARE(view.step(0)->transition().version, 2);
        QCOMPARE(view.step(1), first);
        QCOMPARE(view.step(0)->requestId()->text(), QStringLiteral("req_2"));
        view.setTransitions({});
        QCOMPARE(view.stepCount(), 0);
    }

    void confirmationsThatCountUpAreFolded()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        TimelineView view(heartbeat);
        view.setTransitions(confirmations({1, 2, 3, 4}));
        view.show();
        QCOMPARE(view.stepCount(), 6);
        QCOMPARE(view.runs().size(), 1);
        TimelineRun *run = view.runs().first();
        QCOMPARE(run->accessibleName(), QStringLiteral("1 to 4 of 12 confirmations"));
        QVERIFY2(run->accessibleDescription().contains(QStringLiteral("within 3 s")),
                 qPrintable(run->accessibleDescription()));
        QVERIFY(!view.step(0)->isVisible());
        QVERIFY(view.step(4)->isVisible()); // processing

        run->setFocus();
        QTest::keyClick(run, Qt::Key_Space);
        for (int i = 0; i < 4; ++i) {
            QVERIFY(view.step(i)->isVisible());
            QVERIFY(view.step(i)->requestId()->isVisible());
        }
        view.setTransitions(confirmations({1, 2, 3, 4, 5}));
        QCOMPARE(view.runs().first(), run); // it grows and stays open
        QVERIFY(view.step(0)->isVisible());
        QTest::mouseClick(run, Qt::LeftButton);
        QVERIFY(!view.step(0)->isVisible());
    }

    void twoConfirmationsStandForThemselves()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        TimelineView view(heartbeat);
        view.setTransitions(confirmations({1, 2}));
        QVERIFY(view.runs().isEmpty());
    }

    void aDropOfConfirmationsIsNeverFolded()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        TimelineView view(heartbeat);
        view.setTransitions(confirmations({1, 2, 3, 4, 2, 3, 4, 5}));
        view.show();
        QCOMPARE(view.runs().size(), 2);
        QCOMPARE(view.runs().at(0)->accessibleName(), QStringLiteral("3 to 5 of 12 confirmations"));
        QCOMPARE(view.runs().at(1)->accessibleName(), QStringLiteral("1 to 4 of 12 confirmations"));
        TimelineStep *drop = view.step(3);
        QCOMPARE(drop->transition().confirmations, 2);
        QVERIFY(drop->isVisible());
        QCOMPARE(drop->accessibleName(), QStringLiteral("Back to 2 of 12 confirmations"));
        QVERIFY(drop->accessibleDescription().contains(QStringLiteral("had been 4")));
    }

    void stepsOfSeveralResourcesSayWhatTheyAreOf()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        TimelineView view(heartbeat);
        view.setWords({[](const Transition &step, const QString &status) {
                           return theme::lookOfWord(
                               step.resourceId == u"inv_1" ? u"escrow" : u"release", status);
                       },
                       [](const Transition &step) {
                           return step.resourceId == u"inv_1" ? QString()
                                                              : QStringLiteral("Release");
                       }});
        QList<Transition> steps{transition(1, {}, QStringLiteral("funded")),
                                transition(2, QStringLiteral("funded"),
                                           QStringLiteral("release_pending")),
                                transition(1, {}, QStringLiteral("processing"))};
        steps[2].resourceId = QStringLiteral("rel_1");
        // Confirmations of two resources in turn: neither is a drop of the other's.
        for (const auto &[id, count] : {std::pair{u"inv_1", 5}, {u"rel_1", 2}, {u"inv_1", 6}}) {
            Transition step = transition(9, QStringLiteral("funded"), QStringLiteral("funded"));
            step.resourceId = QString::fromUtf16(id);
            step.confirmations = count;
            step.requiredConfirmations = 12;
            steps.append(step);
        }
        view.setTransitions(steps);
        QCOMPARE(view.step(4)->accessibleName(), QStringLiteral("Releasing"));
        QCOMPARE(view.step(3)->accessibleName(), QStringLiteral("Release: Processing"));
        QCOMPARE(view.step(1)->accessibleName(), QStringLiteral("Release: 2 of 12 confirmations"));
        QCOMPARE(view.step(0)->accessibleName(), QStringLiteral("6 of 12 confirmations"));
        QVERIFY(view.runs().isEmpty());
    }

    void timelineTellsBothClocks()
    {
        MovableClock clock;
        Heartbeat heartbeat(clock);
        TimelineStep step(transition(1, {}, QStringLiteral("pending")), heartbeat);
        QVERIFY(step.accessibleDescription().contains(QStringLiteral("3 s later")));
        const auto labels = step.findChildren<RelativeTimeLabel *>();
        QCOMPARE(labels.size(), 1);
        QVERIFY2(labels.first()->toolTip().contains(QStringLiteral("Z")),
                 qPrintable(labels.first()->toolTip()));
        QCOMPARE(labels.first()->toolTip().count(u'\n'), 2);
    }

    void confirmationsInWords()
    {
        QCOMPARE(confirmationsText(3, 12), QStringLiteral("3 of 12"));
        QVERIFY(confirmationsText(0, 0).isEmpty());
    }

    void emptyStateReplacesItsButtons()
    {
        EmptyState state;
        state.say(theme::Tone::Neutral, QStringLiteral("cloud"), QStringLiteral("One"),
                  QStringLiteral("First"));
        state.addButton(QStringLiteral("Pause"));
        state.show();
        state.say(theme::Tone::Bad, QStringLiteral("disk"), QStringLiteral("Two"),
                  QStringLiteral("Second"));
        state.addButton(QStringLiteral("Again"));
        const auto visible = [&] {
            const QList<QPushButton *> buttons = state.findChildren<QPushButton *>();
            return std::count_if(buttons.begin(), buttons.end(),
                                 [](const QPushButton *button) { return button->isVisible(); });
        };
        QTRY_COMPARE(visible(), 1);
        QCOMPARE(state.title(), QStringLiteral("Two"));
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
