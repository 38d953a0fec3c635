// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/bundlefile.h"
#include "bundle/seal.h"
#include "crypto/signingkey.h"
#include "forms/bundleform.h"
#include "forms/bundleview.h"
#include "forms/notice.h"
#include "forms/partsview.h"
#include "gui/accessibility.h"
#include "gui/deskwindow.h"
#include "pages/invoicespage.h"
#include "pages/listtable.h"
#include "pages/noteviews.h"
#include "shell/bundleforms.h"
#include "shell/translations.h"
#include "support/futures.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;

//! Notes, labels and support bundles in a real window, by mouse and by keyboard.
class TestBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNoteIsWrittenChangedAndRemoved();
    void whatIsTypedWaits();
    void labelsAreChips();
    void notesFindTheInvoice();
    void aBundleIsMadeByMouse();
    void aBundleIsMadeByKeyboard();
    void whatCannotBeSavedIsSaid();
    void othersBundlesAreTold();
    void anotherProfilesKeyIsNamed();
    void alteredAndOtherFilesAreTold();
    void everythingHasANameAndAKey();
    void pictures_data();
    void pictures();

private:
    void see(const QString &id);
    void writeNote(const QString &text);
    [[nodiscard]] BundleForm *openBundleForm();
    [[nodiscard]] QByteArray sealedBundle();

    template <typename T>
    [[nodiscard]] static T *find(const char *name)
    {
        return DeskWindow::find<T>(name);
    }

    static void click(const char *name) { DeskWindow::click(find<QWidget>(name)); }

    std::unique_ptr<DeskWindow> m_desk;
    QTemporaryDir m_files;
};

namespace {

const QString Id = QStringLiteral("inv_01HV8Q9ZXA7K3M5N2P4R6S8T0V");

Invoice someInvoice(const QString &id, const QString &reference)
{
    Invoice invoice;
    invoice.id = id;
    invoice.reference = reference;
    invoice.amount = Money::parse(u"25.00", QStringLiteral("USDT")).value();
    invoice.amountPaid = invoice.amount;
    invoice.network = QStringLiteral("tron");
    invoice.status = InvoiceStatus::Paid;
    invoice.statusText = QStringLiteral("paid");
    invoice.createdAt = invoice.updatedAt = 1'770'000'000'000;
    invoice.version = 1;
    return invoice;
}

QStringList notesOnScreen(QWidget &window)
{
    QStringList texts;
    for (const QLabel *text : window.findChildren<QLabel *>(QStringLiteral("noteText"))) {
        if (text->isVisible())
            texts += text->text();
    }
    return texts;
}

} // namespace

void TestBundle::init()
{
    m_desk = std::make_unique<DeskWindow>();
    m_desk->connectToNobody();
    Store &store = m_desk->session().desk()->store();
    QVERIFY(settled(store.apply(
        {{someInvoice(Id, QStringLiteral("order_48392")), LearnedFrom::EventFeed, 5, {}},
         {someInvoice(QStringLiteral("inv_02"), QStringLiteral("order_48393")),
          LearnedFrom::EventFeed,
          5,
          {}}})));
    RequestLogEntry call;
    call.startedAt = 1'770'000'000'000;
    call.method = QStringLiteral("GET");
    call.target = QStringLiteral("/v1/invoices/") + Id;
    call.httpStatus = 200;
    call.requestId = QStringLiteral("req_1");
    call.resourceId = Id;
    call.outcome = QStringLiteral("ok");
    QVERIFY(settled(store.logRequest(call)));
    see(Id);
}

void TestBundle::cleanup()
{
    m_desk->close();
    m_desk.reset();
}

void TestBundle::see(const QString &id)
{
    m_desk->window().showResource(QStringLiteral("invoice"), id);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->page().chosen(), id, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("addLabelButton"), PatientMs);
}

void TestBundle::writeNote(const QString &text)
{
    click("addNoteButton");
    QTRY_VERIFY(find<QPlainTextEdit>("noteEdit"));
    DeskWindow::type(find<QPlainTextEdit>("noteEdit"), text);
    click("saveNoteButton");
    QTRY_VERIFY(!find<QPlainTextEdit>("noteEdit"));
}

void TestBundle::aNoteIsWrittenChangedAndRemoved()
{
    QWidget &window = m_desk->window();
    click("addNoteButton");
    QTRY_VERIFY(find<QPlainTextEdit>("noteEdit"));
    click("saveNoteButton"); // there is nothing in it
    QTRY_VERIFY(find<QLabel>("noteFault"));
    DeskWindow::type(find<QPlainTextEdit>("noteEdit"), QStringLiteral("Called back"));
    QTest::keyClick(find<QPlainTextEdit>("noteEdit"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(notesOnScreen(window), QStringList{QStringLiteral("Called back")});
    QVERIFY(!find<QPlainTextEdit>("noteEdit"));

    click("editNoteButton");
    QTRY_VERIFY(find<QPlainTextEdit>("noteEdit"));
    QCOMPARE(find<QPlainTextEdit>("noteEdit")->toPlainText(), QStringLiteral("Called back"));
    QVERIFY(notesOnScreen(window).isEmpty()); // it is in the editor
    QTest::keyClicks(find<QPlainTextEdit>("noteEdit"), QStringLiteral(" at noon"));
    click("saveNoteButton");
    QTRY_COMPARE(notesOnScreen(window), QStringList{QStringLiteral("Called back at noon")});

    click("removeNoteButton");
    QTRY_VERIFY(find<QPushButton>("keepNoteButton"));
    click("keepNoteButton");
    QCOMPARE(notesOnScreen(window).size(), 1);
    click("removeNoteButton");
    click("reallyRemoveNoteButton");
    QTRY_VERIFY(notesOnScreen(window).isEmpty());
    QVERIFY(m_desk->reader().notes(Id)->isEmpty());
}

//! Another row, another day: what was typed and not saved is still there.
void TestBundle::whatIsTypedWaits()
{
    click("addNoteButton");
    QTRY_VERIFY(find<QPlainTextEdit>("noteEdit"));
    DeskWindow::type(find<QPlainTextEdit>("noteEdit"), QStringLiteral("half a thought"));
    see(QStringLiteral("inv_02"));
    QTRY_VERIFY(!find<QPlainTextEdit>("noteEdit"));
    see(Id);
    QTRY_VERIFY(find<QPlainTextEdit>("noteEdit"));
    QCOMPARE(find<QPlainTextEdit>("noteEdit")->toPlainText(), QStringLiteral("half a thought"));
    QTest::keyClick(find<QPlainTextEdit>("noteEdit"), Qt::Key_Escape);
    QTRY_VERIFY(!find<QPlainTextEdit>("noteEdit"));
    m_desk->close();
    m_desk->open();
    see(Id);
    QTRY_VERIFY(find<QPlainTextEdit>("noteEdit"));
    QCOMPARE(find<QPlainTextEdit>("noteEdit")->toPlainText(), QStringLiteral("half a thought"));
    click("discardNoteButton");
    see(QStringLiteral("inv_02"));
    see(Id);
    QVERIFY(!find<QPlainTextEdit>("noteEdit"));
}

void TestBundle::labelsAreChips()
{
    const auto chips = [this] {
        QStringList texts;
        for (const auto *chip :
             m_desk->window().findChildren<QPushButton *>(QStringLiteral("labelChip"))) {
            if (chip->isVisible())
                texts += chip->text();
        }
        return texts;
    };
    for (const char *label : {"vip", "Refund"}) {
        click("addLabelButton");
        QTRY_VERIFY(find<QLineEdit>("labelEdit"));
        DeskWindow::type(find<QLineEdit>("labelEdit"), QString::fromLatin1(label));
        QTest::keyClick(find<QLineEdit>("labelEdit"), Qt::Key_Return);
        QTRY_VERIFY(!find<QLineEdit>("labelEdit"));
        QTRY_VERIFY(chips().contains(QString::fromLatin1(label)));
    }
    QCOMPARE(chips(), (QStringList{QStringLiteral("Refund"), QStringLiteral("vip")}));
    click("labelChip");
    QTRY_COMPARE(chips(), QStringList{QStringLiteral("vip")});
    QCOMPARE(m_desk->reader().labels(Id).value(), QStringList{QStringLiteral("vip")});
    click("addLabelButton");
    QTest::keyClick(find<QLineEdit>("labelEdit"), Qt::Key_Escape);
    QTRY_VERIFY(!find<QLineEdit>("labelEdit"));
}

void TestBundle::notesFindTheInvoice()
{
    writeNote(QStringLiteral("the customer was double charged"));
    QLineEdit *search = m_desk->page().filters().searchField();
    DeskWindow::type(search, QStringLiteral("#Double"));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->page().table().model()->rowCount(), 1, PatientMs);
    search->clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->page().table().model()->rowCount(), 2, PatientMs);
}

BundleForm *TestBundle::openBundleForm()
{
    click("bundleButton");
    const auto isThere = [] { return find<BundleForm>("bundleForm") != nullptr; };
    return QTest::qWaitFor(isThere, PatientMs) ? find<BundleForm>("bundleForm") : nullptr;
}

void TestBundle::aBundleIsMadeByMouse()
{
    writeNote(QStringLiteral("called back"));
    BundleForm *form = openBundleForm();
    QVERIFY(form);
    const auto names = [&] {
        QByteArrayList all;
        for (const BundlePart &part : form->parts())
            all += part.name;
        return all.join(' ');
    };
    QCOMPARE(names(), QByteArray("traces.json requests.json notes.json about.json"));
    // Exactly what will be written is on screen, file by file.
    const auto *tabs = form->findChild<QTabBar *>();
    auto *preview = form->findChild<PartsView *>();
    QCOMPARE(tabs->count(), 4);
    // There is room to read it: the form does not open as low as its sentences allow.
    QVERIFY(preview->height() >= preview->screen()->availableGeometry().height() * 2 / 5);
    for (int i = 0; i < tabs->count(); ++i) {
        QTest::mouseClick(form->findChild<QTabBar *>(), Qt::LeftButton, {},
                          tabs->tabRect(i).center());
        QCOMPARE(preview->text().toUtf8(), form->parts().at(i).bytes);
    }
    auto *choice = form->findChild<QTreeWidget *>(QStringLiteral("bundleChoice"));
    choice->topLevelItem(2)->setCheckState(0, Qt::Unchecked); // the request log
    QCOMPARE(names(), QByteArray("traces.json notes.json about.json"));
    QCOMPARE(tabs->count(), 3);

    const QString path = m_files.filePath(QStringLiteral("by-mouse"));
    QString proposed;
    m_desk->window().bundleForms()->setPathChooser([&](const QString &proposal) {
        proposed = proposal;
        return path;
    });
    click("saveBundleButton");
    auto *notice = form->findChild<Notice *>();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), PatientMs);
    QVERIFY2(notice->text().contains(QLatin1String("by-mouse")), qPrintable(notice->text()));
    QVERIFY(proposed.contains(Id) && proposed.endsWith(BundleExtension));
    const OpenedBundle opened = openBundle(readBundleFile(path + BundleExtension).value());
    QVERIFY2(opened.state == BundleState::Whole, qPrintable(opened.sentence));
    QCOMPARE(opened.parts, form->parts());
    click("closeBundleButton");
    QTRY_VERIFY(!find<BundleForm>("bundleForm"));

    // And the same window knows it for its own.
    BundleView *view = m_desk->window().showBundle(path + BundleExtension);
    QVERIFY(view);
    auto *verdict = view->findChild<Notice *>(QStringLiteral("bundleVerdict"));
    QTRY_VERIFY2(verdict->title().contains(QLatin1String("own key")), qPrintable(verdict->title()));
    const auto *shown = view->findChild<PartsView *>();
    QVERIFY(shown->text().contains(Id));
    QVERIFY(!shown->text().contains(u'{'));
    view->findChild<QCheckBox *>(QStringLiteral("asWrittenBox"))->click();
    QVERIFY(shown->text().contains(u'{'));
    view->close();
}

void TestBundle::aBundleIsMadeByKeyboard()
{
    const QString path = m_files.filePath(QStringLiteral("by-keyboard"));
    m_desk->window().bundleForms()->setPathChooser([&](const QString &) { return path; });
    auto *button = find<QPushButton>("bundleButton");
    QVERIFY(button);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(find<BundleForm>("bundleForm"), PatientMs);
    BundleForm *form = find<BundleForm>("bundleForm");
    auto *choice = form->findChild<QTreeWidget *>(QStringLiteral("bundleChoice"));
    QTRY_VERIFY(choice->hasFocus());
    choice->setCurrentItem(choice->topLevelItem(2));
    QTest::keyClick(choice, Qt::Key_Space); // not the request log
    QTest::keyClick(form, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path + BundleExtension), PatientMs);
    const OpenedBundle opened = openBundle(readBundleFile(path + BundleExtension).value());
    QCOMPARE(opened.parts.size(), 2);
    QTest::keyClick(form, Qt::Key_Escape);
    QTRY_VERIFY(!find<BundleForm>("bundleForm"));
}

void TestBundle::whatCannotBeSavedIsSaid()
{
    BundleForm *form = openBundleForm();
    QVERIFY(form);
    m_desk->window().bundleForms()->setPathChooser(
        [&](const QString &) { return m_files.filePath(QStringLiteral("no/such/folder.x")); });
    click("saveBundleButton");
    auto *notice = form->findChild<Notice *>();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), PatientMs);
    QCOMPARE(notice->title(), QStringLiteral("Nothing was saved"));
    QVERIFY(find<QPushButton>("saveBundleButton")->isEnabled());
    click("closeBundleButton");
}

QByteArray TestBundle::sealedBundle()
{
    const SigningKey stranger = SigningKey::generate().value();
    BundleContents contents;
    if (!gather(m_desk->reader(), {FoundKind::Invoice, Id, FoundBy::Id, {}}, contents))
        qFatal("nothing to gather");
    return sealBundle(composeParts(contents), QStringLiteral("key_of_a_colleague"),
                      1'770'000'000'000, stranger)
        .value();
}

void TestBundle::othersBundlesAreTold()
{
    const QString path = m_files.filePath(QStringLiteral("others.coinpay-bundle"));
    QVERIFY(writeBundleFile(path, sealedBundle()));
    m_desk->window().see({Errand::Kind::Bundle, path});
    QTRY_VERIFY(find<BundleView>("bundleView"));
    auto *verdict = find<Notice>("bundleVerdict");
    QVERIFY2(verdict->title().contains(QLatin1String("not known here")),
             qPrintable(verdict->title()));
    QTest::keyClick(find<BundleView>("bundleView"), Qt::Key_Escape);
    QTRY_VERIFY(!find<BundleView>("bundleView"));
    QCOMPARE(m_desk->reader().notes(Id)->size(), 0); // nothing of it was taken over
}

void TestBundle::anotherProfilesKeyIsNamed()
{
    Profile other;
    other.name = QStringLiteral("other-shop");
    other.url = QUrl(QStringLiteral("https://127.0.0.1:1"));
    other.keyId = QStringLiteral("key_other");
    QVERIFY(ProfileRegistry(m_desk->dataDir()).add(other));
    const SigningKey key = SigningKey::generate().value();
    QVERIFY(settled(m_desk->session().secrets().writeForSession(
        privateKeyEntry(other.name, other.keyId),
        std::make_shared<const SecretBytes>(key.toPem()))));
    const QString path = m_files.filePath(QStringLiteral("of-another.coinpay-bundle"));
    QVERIFY(writeBundleFile(
        path, sealBundle({{"about.json", "{}\n"}}, other.keyId, 1'770'120'000'000, key).value()));
    BundleView *view = m_desk->window().showBundle(path);
    QVERIFY(view);
    auto *verdict = view->findChild<Notice *>(QStringLiteral("bundleVerdict"));
    QTRY_VERIFY2_WITH_TIMEOUT(verdict->title().contains(QLatin1String("other-shop")),
                              qPrintable(verdict->title()), PatientMs);
    view->close();
    // The same key id of a key that is nobody's here.
    const QString strange = m_files.filePath(QStringLiteral("strange.coinpay-bundle"));
    QVERIFY(writeBundleFile(strange, sealBundle({{"about.json", "{}\n"}}, other.keyId,
                                                1'770'120'000'000, SigningKey::generate().value())
                                         .value()));
    view = m_desk->window().showBundle(strange);
    verdict = view->findChild<Notice *>(QStringLiteral("bundleVerdict"));
    QTest::qWait(300);
    QVERIFY2(verdict->title().contains(QLatin1String("not known here")),
             qPrintable(verdict->title()));
    view->close();
}

void TestBundle::alteredAndOtherFilesAreTold()
{
    QByteArray bytes = sealedBundle();
    bytes[bytes.indexOf(Id.toLatin1())] = 'I';
    const QString altered = m_files.filePath(QStringLiteral("altered.coinpay-bundle"));
    QVERIFY(writeBundleFile(altered, bytes));
    BundleView *view = m_desk->window().showBundle(altered);
    auto *verdict = view->findChild<Notice *>(QStringLiteral("bundleVerdict"));
    QVERIFY2(verdict->title().startsWith(QLatin1String("Altered")), qPrintable(verdict->title()));
    QVERIFY(!view->findChild<PartsView *>()->isVisible());
    view->close();
    const QString letter = m_files.filePath(QStringLiteral("letter.txt"));
    QVERIFY(writeBundleFile(letter, "Dear support,"));
    view = m_desk->window().showBundle(letter);
    QVERIFY(view->findChild<Notice *>(QStringLiteral("bundleVerdict"))
                ->text()
                .contains(QLatin1String("not a support bundle")));
    view->close();
    QVERIFY(!m_desk->window().showBundle(m_files.filePath(QStringLiteral("missing"))));
}

void TestBundle::everythingHasANameAndAKey()
{
    writeNote(QStringLiteral("called back"));
    BundleForm *form = openBundleForm();
    QVERIFY(form);
    QCOMPARE(accessibilityFaults(*form), QStringList());
    QVERIFY(interactiveCount(*form) >= 4);
    form->close();
    const QString path = m_files.filePath(QStringLiteral("others.coinpay-bundle"));
    QVERIFY(writeBundleFile(path, sealedBundle()));
    BundleView *view = m_desk->window().showBundle(path);
    QCOMPARE(accessibilityFaults(*view), QStringList());
    view->close();
    QCOMPARE(accessibilityFaults(m_desk->page()), QStringList());
}

void TestBundle::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isGerman");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("german") << false << true;
}

//! For whoever wants to look, into the folder that COINPAY_PICTURES names.
void TestBundle::pictures()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isGerman);
    const QString folder = qEnvironmentVariable("COINPAY_PICTURES");
    if (folder.isEmpty())
        QSKIP("nobody looks");
    theme::apply(*qApp, isDark ? theme::Mode::Dark : theme::Mode::Light);
    if (isGerman) {
        QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
        installTranslations(*qApp);
        m_desk->close();
        m_desk->open();
        see(Id);
    }
    const auto keep = [&](QWidget &widget, const char *name) {
        QTest::qWait(200);
        widget.grab().save(QStringLiteral("%1/bundle-%2-%3.png")
                               .arg(folder, QString::fromLatin1(name),
                                    QString::fromLatin1(QTest::currentDataTag())));
    };
    Store &store = m_desk->session().desk()->store();
    QVERIFY(settled(store.addNote(
        Id, QStringLiteral("Customer writes that they paid twice. The second payment never "
                           "reached the chain; told them on the phone."))));
    QVERIFY(settled(store.addNote(Id, QStringLiteral("Calls again on Monday."))));
    for (const char *label : {"vip", "double payment", "call back"})
        QVERIFY(settled(store.addLabel(Id, QString::fromLatin1(label))));
    QTRY_COMPARE(notesOnScreen(m_desk->window()).size(), 2);
    auto *scroll = qobject_cast<QScrollArea *>(
        find<QPushButton>("bundleButton")->parentWidget()->parentWidget()->parentWidget());
    if (scroll)
        scroll->ensureWidgetVisible(find<QPushButton>("bundleButton"));
    keep(m_desk->window(), "notes");
    click("addNoteButton");
    if (scroll)
        scroll->ensureWidgetVisible(find<QPushButton>("bundleButton"));
    keep(m_desk->window(), "editor");
    click("discardNoteButton");
    BundleForm *form = openBundleForm();
    QVERIFY(form);
    keep(*form, "form");
    form->close();
    const QString path = m_files.filePath(QStringLiteral("order_48392.coinpay-bundle"));
    QByteArray bytes = sealedBundle();
    QVERIFY(writeBundleFile(path, bytes));
    BundleView *view = m_desk->window().showBundle(path);
    keep(*view, "view");
    view->close();
    bytes[bytes.indexOf(Id.toLatin1())] = 'I';
    QVERIFY(writeBundleFile(path, bytes));
    view = m_desk->window().showBundle(path);
    keep(*view, "altered");
    view->close();
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    theme::apply(application, theme::Mode::Light);
    TestBundle test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_bundle.moc"
