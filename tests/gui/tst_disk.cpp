// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/deskwindow.h"
#include "pages/invoicespage.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QPushButton>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace coinpay;
using namespace coinpay::test;

//! What the window says when the disk is the trouble, and how it goes on once the disk is mended.
class TestDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readOnlyHomeIsSaidAndRetried();
    void damagedListOfProfilesIsNotCalledAJournal();
    void fullDiskIsSaidWhileItLasts();
};

namespace {

QString wordsOf(const QWidget *widget)
{
    return widget ? widget->accessibleName() + u'\n' + widget->accessibleDescription() : QString();
}

#ifdef Q_OS_UNIX
//! Takes away every right to write below the folder. Root may write all the same, and becomes
//! somebody else for as long.
class ReadOnlyFor
{
public:
    explicit ReadOnlyFor(const QString &dir)
        : m_dir(dir)
    {
        // A plain user's: the one who tries to write is the owner and has no right to.
        setModes(0555, 0444);
        if (::geteuid() == 0)
            m_changed = ::seteuid(Nobody) == 0;
    }
    ~ReadOnlyFor()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("not root again");
        setModes(0755, 0644);
    }
    Q_DISABLE_COPY_MOVE(ReadOnlyFor)

private:
    static constexpr uid_t Nobody = 65534;

    void setModes(mode_t dirs, mode_t files) const
    {
        ::chmod(qPrintable(m_dir), 0755); // so that what is below can be reached
        QDirIterator below(m_dir, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        QStringList paths{m_dir};
        while (below.hasNext())
            paths.append(below.next());
        for (const QString &path : paths)
            ::chmod(QFile::encodeName(path).constData(), QFileInfo(path).isDir() ? dirs : files);
    }

    QString m_dir;
    bool m_changed = false;
};
#endif

} // namespace

void TestDisk::readOnlyHomeIsSaidAndRetried()
{
#ifdef Q_OS_UNIX
    DeskWindow desk;
    desk.connectToNobody();
    const QString dir = desk.dataDir();
    desk.close();
    desk.session().close();
    {
        const ReadOnlyFor locked(dir);
        desk.open();
        auto *page = DeskWindow::find<QWidget>("storagePage");
        QVERIFY(page);
        QVERIFY2(wordsOf(page).contains(QStringLiteral("cannot be written")),
                 qPrintable(wordsOf(page)));
        QVERIFY(!desk.window().invoicesPage());
        DeskWindow::click(DeskWindow::find<QPushButton>("retryButton"));
        QVERIFY(DeskWindow::find<QWidget>("storagePage"));
    }
    DeskWindow::click(DeskWindow::find<QPushButton>("retryButton"));
    QVERIFY(desk.window().invoicesPage());
    QVERIFY(!DeskWindow::find<QWidget>("storagePage"));
    desk.close();
#else
    QSKIP("folders are made read-only another way here");
#endif
}

void TestDisk::damagedListOfProfilesIsNotCalledAJournal()
{
    DeskWindow desk;
    desk.connectToNobody();
    const QString path = desk.dataDir() + QStringLiteral("/profiles.json");
    desk.close();
    desk.session().close();
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{broken");
    file.close();
    desk.open();
    const QString words = wordsOf(DeskWindow::find<QWidget>("storagePage"));
    QVERIFY2(words.contains(path), qPrintable(words));
    QVERIFY2(!words.contains(QStringLiteral("journal")), qPrintable(words));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{broken"));
    desk.close();
}

void TestDisk::fullDiskIsSaidWhileItLasts()
{
    DeskWindow desk;
    desk.connectToNobody();
    Store &store = desk.session().desk()->store();
    const Error full{ErrorKind::StorageFull, QStringLiteral("full"), {}, {}, 0, {}, {}};
    const auto notice = [] { return DeskWindow::find<QWidget>("diskNotice"); };
    // The store's own test holds it to saying this; the window listens from its first paint on.
    QTRY_VERIFY((Q_EMIT store.troubleChanged(full), notice()));
    QVERIFY2(wordsOf(notice()).contains(QStringLiteral("disk is full")),
             qPrintable(wordsOf(notice())));
    Q_EMIT store.troubleChanged(std::nullopt);
    QVERIFY(!notice());
    desk.close();
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_disk.moc"
